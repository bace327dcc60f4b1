using Danta.Dashboard.Api;
using Danta.Dashboard.Charts;

namespace Danta.Dashboard.Reruns;

/// <summary>GET /api/v1/reruns/{id}/film: a day to be watched again, with everything that was decided and why. Prices are asked for by stock.</summary>
/// <param name="Cut">What could not be read of the day; null: all of it was.</param>
/// <param name="Parted">This program decides otherwise than the recorded one from here on; null: it does not.</param>
/// <param name="Net">The day's profit after costs.</param>
/// <param name="Steps">Oldest first.</param>
sealed record FilmResource(
    DateOnly Date, DateTimeOffset From, DateTimeOffset To, string? Cut, DateTimeOffset? Parted, long Net, IReadOnlyList<FilmStockResource> Stocks,
    IReadOnlyList<FilmStepResource> Steps, IReadOnlyList<TradeResource> Trades, IReadOnlyList<WorthResource> Worth);

/// <param name="Decisions">How much was decided about it.</param>
sealed record FilmStockResource(string Code, string Name, int Decisions, int Trades);

/// <param name="Trade">Its round trip; null: it is of none.</param>
/// <param name="Skipped">How many more of the same kind about the same stock came within the second: they are left out.</param>
sealed record FilmStepResource(
    DateTimeOffset At, Trading.DecisionKind Kind, string Code, int? Trade, string Sentence, IReadOnlyList<ReasonResource> Reasons, int Skipped);

/// <summary>GET /api/v1/reruns/{id}/stocks/{code}: seconds with trades in columns, oldest first.</summary>
/// <param name="Second">Of the day in KST.</param>
sealed record FilmBarsResource(
    string Code, IReadOnlyList<int> Second, IReadOnlyList<int> Open, IReadOnlyList<int> High, IReadOnlyList<int> Low, IReadOnlyList<int> Close,
    IReadOnlyList<long> Volume);
