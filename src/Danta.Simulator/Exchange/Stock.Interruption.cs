using Danta.Market;

namespace Danta.Simulator.Exchange;

/// <summary>VI: an auction of two minutes instead of a trade too far from the last one.</summary>
sealed partial class Stock
{
    /// <summary>False where the trade would interrupt the stock, which it then does.</summary>
    public bool Admits(int rung)
    {
        if (InAuction)
            return false;
        if (!Interruptible || MarketCode != '2' || Figures.Open == 0)
            return true;
        var price = Ladder.Won(rung);
        var kind = VolatilityInterruption.Of(Listing, price, Figures.Last, Figures.StaticReference);
        if (kind == ViKind.None)
            return true;
        Interrupt(kind, price);
        return false;
    }

    /// <summary>As by a trade too far from the last one.</summary>
    public void Interrupt()
    {
        if (!InAuction && Figures.Open != 0)
            Interrupt(ViKind.Dynamic, Figures.Last);
    }

    void Interrupt(ViKind kind, int price)
    {
        _breakAuction = false;
        _interruptedUntil = _clock.Second + VolatilityInterruption.Seconds + 2 + _dice.Below(VolatilityInterruption.RandomSeconds - 1);
        Phase = BookPhase.ViAuction;
        _interruptions.Add(new(
            this, _clock.Date, _clock.Hhmmss, 0, kind, price, kind == ViKind.Dynamic ? 0 : Figures.StaticReference,
            kind == ViKind.Static ? 0 : Figures.Last, _interruptions.Count + 1));
        Tell("");
    }

    /// <summary>Ends an interruption whose time is over. The last minutes before the closing auction go over into it.</summary>
    public void Tick()
    {
        if (Phase == BookPhase.ViAuction && _clock.Second >= _interruptedUntil && !Halted)
            EndAuction(BookPhase.Continuous);
    }
}
