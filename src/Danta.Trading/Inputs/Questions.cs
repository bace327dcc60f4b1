using Danta.Market;

namespace Danta.Trading;

/// <summary>A question to the broker.</summary>
public abstract record Question;

/// <summary>The day's orders (inquire-daily-ccld).</summary>
public sealed record DayOrdersQuestion : Question;

/// <summary>Holdings and money (inquire-balance).</summary>
public sealed record BalanceQuestion : Question;

/// <summary>What the account can spend without receivables, on no stock in particular (inquire-psbl-order without a code).</summary>
public sealed record MoneyQuestion : Question;

/// <summary>What may be bought of one stock whose margin rate nobody knows (inquire-psbl-order).</summary>
public sealed record BuyingPowerQuestion(InstrumentCode Code) : Question;

/// <summary>One stock's price and state of this moment, VI included (inquire-price).</summary>
public sealed record InstrumentQuestion(InstrumentCode Code) : Question;

/// <summary>Prices and limits of up to <see cref="Most"/> stocks at once (intstock-multprice).</summary>
/// <param name="Codes">The most wanted first.</param>
public sealed record InstrumentsQuestion(IReadOnlyList<InstrumentCode> Codes) : Question
{
    /// <summary>As many as the broker answers in one call.</summary>
    public const int Most = 30;
}

/// <summary>What the day earned (inquire-balance-rlz-pl and inquire-period-trade-profit). Real only.</summary>
public sealed record DayProfitQuestion(DateOnly Date) : Question;
