using Danta.Market;
using Danta.Replay.Floors;

namespace Danta.Replay.Brokers;

/// <summary>Cash and shares of the simulated account.</summary>
sealed class Purse(Func<InstrumentCode, StockFacts> facts, Func<DateOnly> today)
{
    readonly Dictionary<InstrumentCode, (long Shares, long Cost)> _held = [];

    /// <summary>What can be spent without receivables, but for what open orders bind.</summary>
    public Won Cash { get; set; }

    public TradingCosts Costs { get; set; } = TradingCosts.BanKis;

    public IEnumerable<(InstrumentCode Code, long Shares, Won Cost)> Holdings =>
        _held.Where(stock => stock.Value.Shares > 0).OrderBy(stock => stock.Key).Select(stock => (stock.Key, stock.Value.Shares, new Won(stock.Value.Cost)));

    public void Hold(InstrumentCode code, Quantity shares, Won cost) => _held[code] = (shares.Shares, cost.Amount);

    public long SharesOf(InstrumentCode code) => _held.GetValueOrDefault(code).Shares;

    public void Fill(InstrumentCode code, Side side, Price price, Quantity shares)
    {
        var amount = price * shares;
        var (held, cost) = _held.GetValueOrDefault(code);
        if (side == Side.Buy)
        {
            Cash -= amount + Costs.CommissionOf(amount);
            _held[code] = (held + shares.Shares, cost + amount.Amount);
            return;
        }
        var known = facts(code);
        Cash += amount - Costs.CommissionOf(amount) - Costs.TaxOf(amount, known.Board, known.Kind, today());
        var left = Math.Max(0, held - shares.Shares);
        _held[code] = (left, held == 0 ? 0 : (long)((Int128)cost * left / held));
    }
}
