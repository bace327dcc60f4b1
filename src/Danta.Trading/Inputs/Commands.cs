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

/// <summary>매도: sells all proven shares of one stock at market.</summary>
public sealed record SellPosition(string By, InstrumentCode Code) : OwnerCommand(By);

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
public sealed record ChangeSettings(string By, TraderSettings Settings) : OwnerCommand(By);
