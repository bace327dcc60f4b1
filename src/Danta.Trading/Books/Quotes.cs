using Danta.Market;

namespace Danta.Trading;

/// <summary>What the market last said of a stock. Overwritten in place: a tick costs no memory.</summary>
sealed class Quotes
{
    TradeTick _trade;
    BookTick _book;

    public ref readonly TradeTick Trade => ref _trade;
    public ref readonly BookTick Book => ref _book;

    /// <summary>The last price, by tick or, where no tick came, by a question to the broker.</summary>
    public Price Last { get; private set; }

    public Price BestAsk { get; private set; }

    public Price BestBid { get; private set; }

    /// <summary>The last minutes; null until the stock is watched.</summary>
    public Tape? Tape { get; private set; }

    public void Record() => Tape ??= new();

    /// <summary>Nobody listens any more: what the tape holds would have a hole, and that a VI is over only a question tells.</summary>
    public void Forget()
    {
        Tape = null;
        (IsPricedByTick, HasBook, TickedAt) = (false, false, null);
        (TradedAt, BookedAt, ContinuousSince) = (null, null, null);
        (InAuction, Halted) = (InVi, false);
    }

    /// <summary>Won traded in it today, by tick or by a question; null: not known.</summary>
    public Won? DayTurnover { get; private set; }

    /// <summary>체결강도 in hundredths of a percent: by tick, or as the search that found it said; null: not known.</summary>
    public int? Strength => IsPricedByTick ? _trade.Strength : FoundStrength;

    int? FoundStrength { get; set; }

    /// <summary>A tick of today's stream has priced it.</summary>
    public bool IsPricedByTick { get; private set; }

    public bool HasBook { get; private set; }

    /// <summary>When the stream last said anything of it.</summary>
    public DateTimeOffset? TickedAt { get; private set; }

    /// <summary>When the stream last told of a trade, and of the book.</summary>
    public DateTimeOffset? TradedAt { get; private set; }

    /// <inheritdoc cref="TradedAt"/>
    public DateTimeOffset? BookedAt { get; private set; }

    /// <summary>Since when it trades continuously, without an auction, a halt or a silence between; null: it does not.</summary>
    public DateTimeOffset? ContinuousSince { get; private set; }

    static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>It traded continuously a moment ago.</summary>
    public bool IsTrading(DateTimeOffset now) => ContinuousSince is not null && now - TradedAt < Silence;

    /// <summary>When <see cref="Last"/> was last confirmed, by whatever.</summary>
    public DateTimeOffset? PricedAt { get; private set; }

    /// <summary>A single-price phase within the day: VI, or a question said so.</summary>
    public bool InVi { get; private set; }

    /// <summary>Any single-price phase, the day's opening and closing ones too.</summary>
    public bool InAuction { get; private set; }

    public DateTimeOffset? ViEndedAt { get; private set; }

    public bool Halted { get; private set; }

    /// <summary>
    /// The book has left the last price behind by more than a hundredth, and no trade has come for a second: the trades' channel is silent,
    /// or nobody trades there. Neither is a price to buy by.
    /// </summary>
    public bool IsOutrun(DateTimeOffset now) =>
        HasBook && Last.IsQuoted && now - PricedAt > TimeSpan.FromSeconds(1)
        && (BestBid.IsQuoted && Last.Won * 101L < BestBid.Won * 100L || BestAsk.IsQuoted && BestAsk.Won * 101L < Last.Won * 100L);

    public void On(in TradeTick trade, DateTimeOffset now)
    {
        _trade = trade;
        if (trade.InAuction || trade.Halted)
            ContinuousSince = null;
        else if (!IsTrading(now))
            ContinuousSince = now;
        TradedAt = TickedAt = now;
        Halted = trade.Halted;
        // A trade says that there is an auction, the book says which.
        InAuction = trade.InAuction;
        if (!trade.InAuction || !HasBook || _book.Phase is BookPhase.Continuous)
            SetVi(trade.InAuction, now);
        if (trade.BestAsk.IsQuoted || trade.BestBid.IsQuoted)
            (BestAsk, BestBid) = (trade.BestAsk, trade.BestBid);
        if (!trade.Last.IsQuoted)
            return;
        Last = trade.Last;
        PricedAt = now;
        IsPricedByTick = true;
        DayTurnover = trade.DayTurnover;
        Tape?.On(trade, now);
    }

    public void On(in BookTick book, DateTimeOffset now)
    {
        _book = book;
        HasBook = true;
        BookedAt = TickedAt = now;
        InAuction = book.Phase != BookPhase.Continuous;
        SetVi(book.Phase == BookPhase.ViAuction, now);
        (BestAsk, BestBid) = (book.Asks[0].Price, book.Bids[0].Price);
    }

    /// <summary>The broker's answer about the stock, by whatever way; only one knows of a VI.</summary>
    /// <param name="vi">Null: it says nothing of it.</param>
    public void On(InstrumentAnswered answer, bool? vi, DateTimeOffset now)
    {
        if (!IsPricedByTick)
            DayTurnover = answer.DayTurnover ?? DayTurnover;
        if (vi is { } inVi && (TickedAt is null || inVi))
            SetVi(inVi, now);
        if (vi == false && TickedAt is null)
            InAuction = false;
        Take(answer.Last, now);
    }

    /// <summary>What a search says of it in passing: as good as an answer, where no tick has come.</summary>
    public void On(ConditionHit hit, DateTimeOffset now)
    {
        if (hit.Strength > 0)
            FoundStrength = hit.Strength;
        if (!IsPricedByTick && hit.Turnover > Won.Zero)
            DayTurnover = hit.Turnover;
        Take(hit.Price, now);
    }

    void Take(Price price, DateTimeOffset now)
    {
        if (!price.IsQuoted || PricedAt is { } at && now - at < TimeSpan.FromSeconds(2))
            return;
        Last = price;
        PricedAt = now;
    }

    /// <summary>The last price of a day that is over.</summary>
    public void Remember(Price last, DateTimeOffset? pricedAt, CarriedPrice? earlier)
    {
        (Last, PricedAt) = (last, pricedAt);
        Earlier = earlier is null ? (last, pricedAt) : (earlier.Last, earlier.At);
    }

    /// <summary>
    /// The last price of an earlier day, and when it was heard: of the last one whose base price was known, for a price of another may be that
    /// of other shares.
    /// </summary>
    public (Price Last, DateTimeOffset? At) Earlier { get; private set; }

    /// <summary>Yesterday's prices say nothing about today.</summary>
    /// <summary>Shares and average have followed the new base: what the earlier price was of the old ones says nothing any more.</summary>
    public void Settle(Price today) => Earlier = (today, Earlier.At);

    /// <param name="isBaseKnown">Of the day that is over.</param>
    public void BeginDay(bool isBaseKnown)
    {
        if (isBaseKnown || !Earlier.Last.IsQuoted)
            Earlier = (Last, PricedAt);
        IsPricedByTick = false;
        Tape = null;
        HasBook = false;
        TickedAt = null;
        (TradedAt, BookedAt, ContinuousSince) = (null, null, null);
        (InVi, InAuction) = (false, false);
        ViEndedAt = null;
        Halted = false;
        (DayTurnover, FoundStrength) = (null, null);
    }

    void SetVi(bool inVi, DateTimeOffset now)
    {
        if (InVi && !inVi)
            ViEndedAt = now;
        InVi = inVi;
    }
}
