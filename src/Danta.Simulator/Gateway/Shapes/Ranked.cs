using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Shapes;

/// <summary>A stock and its place in a list, from 1; 0 where it stands alone.</summary>
/// <param name="MarketShare">Of the value of all stocks in the list's market, in hundredths of a percent.</param>
readonly record struct Ranked(IQuote Stock, int Rank = 0, long MarketShare = 0);
