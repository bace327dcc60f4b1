using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// A stock's prices of today are not those of the day before: it was split or merged, or its shares became more for nothing. What looks
/// like a loss is none.
/// </summary>
/// <param name="Before">The last price of an earlier day.</param>
/// <param name="Today">Today's base price (기준가).</param>
public sealed record NewBase(Price Before, Price Today);
