using Danta.Simulator.Crowd;

namespace Danta.Simulator.Exchange;

/// <summary>VI of one stock: an auction of two minutes instead of a trade too far from where the price was.</summary>
sealed class Interruptions(Instrument stock, MarketClock clock, Dice dice)
{
    readonly List<ViEvent> _today = [];

    /// <summary>What last traded before the order that trades now: dynamic VI is measured from there, however many prices it eats through.</summary>
    int _beforeOrder;
    long _until;

    /// <summary>The youngest last.</summary>
    public IReadOnlyList<ViEvent> Today => _today;

    public void Arrived() => _beforeOrder = stock.Figures.Last;

    /// <summary>Which rule a trade at this price would break.</summary>
    public ViKind Of(int price) => VolatilityInterruption.Of(stock.Listing, price, _beforeOrder, stock.Figures.StaticReference);

    public void Begin(ViKind kind, int price)
    {
        _until = clock.Second + VolatilityInterruption.Seconds + 2 + dice.Below(VolatilityInterruption.RandomSeconds - 1);
        _today.Add(new(
            stock, clock.Date, clock.Hhmmss, 0, kind, price, kind == ViKind.Dynamic ? 0 : stock.Figures.StaticReference,
            kind == ViKind.Static ? 0 : _beforeOrder, _today.Count + 1));
    }

    public bool IsOver => clock.Second >= _until;

    public void End() => _today[^1] = _today[^1] with { Until = clock.Hhmmss };

    public void StartDay() => _today.Clear();
}
