using Danta.Market;

namespace Danta.Trading;

/// <summary>Something the owner asked for, by Telegram, dashboard or API.</summary>
/// <param name="By">Who, for the record: <c>api</c>, <c>telegram:12345</c>. Never a secret.</param>
public abstract record OwnerCommand(string By) : TraderEvent;

/// <summary>정지: no new entries, exits go on. Kept across restarts.</summary>
public sealed record Pause(string By) : OwnerCommand(By);

/// <summary>재개: also lifts a halt, once its cause is gone.</summary>
public sealed record Resume(string By) : OwnerCommand(By);

/// <summary>전량매도: cancels what works and sells all proven shares at market. Valid in every state; entries stay paused after it.</summary>
public sealed record Flatten(string By) : OwnerCommand(By);

/// <summary>매도: sells all proven shares of one stock at market, or as many and at the price that is said.</summary>
public sealed record SellPosition(string By, InstrumentCode Code) : OwnerCommand(By)
{
    /// <summary>1 to 100; null: all.</summary>
    public int? Percent { get; init; }

    /// <summary>Rests at this price for the day; null: at market.</summary>
    public Price? Limit { get; init; }

    /// <summary>How many of those that are held: rounded down, and one at least.</summary>
    public Quantity SharesOf(Quantity held) => Percent is { } percent ? Quantity.Min(held, Quantity.Of(Math.Max(1, held.Shares * percent / 100))) : held;
}

/// <summary>사기, 안 사기: the owner's word on a purchase that is offered.</summary>
/// <param name="Offer">As <see cref="OfferNews"/> names it.</param>
/// <param name="Until">
/// Its deadline, to the millisecond: a number that was given and never written down may be given again, and a yes to the one is no yes to the other.
/// </param>
public sealed record AnswerOffer(string By, int Offer, DateTimeOffset Until, bool Accepted) : OwnerCommand(By);

/// <summary>손절 이동: the stop of one position, for as long as it is held. Kept across restarts.</summary>
/// <param name="Stop">Sold as soon as a price is at it or below, in the place of the stop of the settings; null: that of the settings again.</param>
public sealed record MoveStop(string By, InstrumentCode Code, Price? Stop) : OwnerCommand(By);

/// <summary>취소: cancels one open order.</summary>
public sealed record CancelOpenOrder(string By, OrderNumber Number) : OwnerCommand(By);

/// <summary>확인: the owner's word on an order in doubt that no evidence settles.</summary>
/// <param name="Number">What it is at the broker; null: it is not there.</param>
public sealed record SettleOrder(string By, OrderId Order, OrderNumber? Number) : OwnerCommand(By);

/// <summary>정리: shares of ours that the balance has been lacking are not ours any more; he moved or sold them himself.</summary>
public sealed record WriteOff(string By, InstrumentCode Code) : OwnerCommand(By);

/// <summary>넘겨받기: shares that are in the account and not in the books are the trader's to protect and to sell.</summary>
public sealed record Adopt(string By, InstrumentCode Code) : OwnerCommand(By);

/// <summary>금지, 해제: no entries in a stock for the rest of the day.</summary>
public sealed record Ban(string By, InstrumentCode Code, bool Banned) : OwnerCommand(By);

/// <summary>Switches a condition on or off.</summary>
public sealed record SwitchCondition(string By, string Seq, bool On) : OwnerCommand(By);

/// <summary>설정: replaces settings that may change while running. Kept across restarts.</summary>
public sealed record ChangeSettings(string By, TraderSettings Settings) : OwnerCommand(By)
{
    /// <summary>Changed exits are those of what is held, too; otherwise that keeps the ones it has.</summary>
    public bool ForHeld { get; init; } = true;
}
