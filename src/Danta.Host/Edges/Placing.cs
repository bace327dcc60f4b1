using Danta.Kis;

namespace Danta.Host.Edges;

/// <summary>An order that is on its way.</summary>
/// <param name="Wait">How long it may have to wait for its turn, where it did not leave at once.</param>
readonly record struct Placing(Task<OrderReply> Reply, TimeSpan Wait);
