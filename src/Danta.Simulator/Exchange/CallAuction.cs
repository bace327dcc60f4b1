using Danta.Market;
using Danta.Simulator.Books;

namespace Danta.Simulator.Exchange;

/// <summary>What a stock's book is doing: it trades on, or orders gather in it for one price, which is made when the auction ends.</summary>
sealed class CallAuction(Instrument stock)
{
    readonly AuctionWatch _watch = new();

    public BookPhase Phase { get; set; } = BookPhase.Continuous;

    /// <summary>Orders gather after a circuit breaker; it looks like a VI, and is none.</summary>
    public bool IsAfterStop { get; private set; }

    public bool IsOn => Phase != BookPhase.Continuous;

    /// <summary>The shares of the last auction; the broker goes on showing them.</summary>
    public long LastVolume { get; private set; }

    /// <inheritdoc cref="IQuote.ExtensionCode"/>
    public string ExtensionCode { get; private set; } = "";

    /// <summary>What it would trade now: won and shares; zeros outside auctions.</summary>
    public (int Price, long Volume) Expected
    {
        get
        {
            if (!IsOn)
                return default;
            var (rung, volume) = AuctionPrice.Find(stock.Book, stock.LastRung);
            return volume == 0 ? default : (stock.Ladder.Won(rung), volume);
        }
    }

    /// <summary>Its expected price has moved so far in the last minute that it may not end yet.</summary>
    public bool IsUnsettled => _watch.IsUnsettled(Expected.Price);

    /// <summary>Once a second of the last minute.</summary>
    public void Watch() => _watch.Note(Expected.Price);

    public void Interrupt() => (Phase, IsAfterStop) = (BookPhase.ViAuction, false);

    public void GatherAfterStop() => (Phase, IsAfterStop) = (BookPhase.ViAuction, true);

    /// <summary>It goes on for this stock alone (임의연장).</summary>
    public void Extend() => ExtensionCode = Phase == BookPhase.OpeningAuction ? "1" : "3";

    /// <summary>The session has gone on: whoever hears of it hears for the last time that there was an extension.</summary>
    public void Settle()
    {
        _watch.Clear();
        ExtensionCode = ExtensionCode switch { "1" => "2", "3" => "4", _ => "" };
    }

    public void Forget() => ExtensionCode = "";

    /// <summary>Makes its price.</summary>
    /// <returns>False where nothing crossed.</returns>
    public bool End(BookPhase next)
    {
        var before = stock.Figures.Volume;
        var traded = stock.Book.Uncross(stock.LastRung) >= 0;
        if (traded)
            stock.Figures.StaticReference = stock.Figures.Last;
        LastVolume = stock.Figures.Volume - before;
        (Phase, IsAfterStop) = (next, false);
        return traded;
    }
}
