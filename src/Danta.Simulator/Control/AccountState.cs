using Danta.Market;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Control;

/// <summary>The true state of an account. Money in won, quantities in shares, times in KST.</summary>
/// <param name="Account">CANO-ACNT_PRDT_CD.</param>
/// <param name="Cash">As if every trade were settled.</param>
/// <param name="Realised">After the costs of both sides.</param>
/// <param name="Gross">Realised before costs.</param>
/// <param name="Commission">Of what was realised: both sides of each share that was sold.</param>
/// <param name="HeldCommission">Paid for shares that are still held; no part of <paramref name="Realised"/> yet.</param>
public sealed record AccountState(
    string Account,
    long Cash,
    long Deposit,
    long Realised,
    long Gross,
    long Commission,
    long Tax,
    long HeldCommission,
    IReadOnlyList<HoldingState> Holdings,
    IReadOnlyList<OrderState> Orders,
    IReadOnlyList<FillState> Fills)
{
    internal static AccountState Of(Client client) => new AccountView(client).Look();
}

public sealed record HoldingState(
    string Code, string Name, long Quantity, decimal AveragePrice, long Cost, int Price, long Value, long Unrealised)
{
    internal static HoldingState Of(Custody holding) => new(
        holding.Stock.Listing.CodeText, holding.Stock.Listing.Name, holding.Quantity, holding.AveragePrice, holding.Cost,
        holding.Stock.Figures.Last, holding.Value, holding.Value - holding.Cost);
}

/// <param name="Type">ORD_DVSN.</param>
/// <param name="Venue">KRX, NXT or SOR, as it was sent.</param>
/// <param name="State">open, filled, cancelled, rejected, or cancel for a line that cancelled another.</param>
public sealed record OrderState(
    string Number, string? OriginalNumber, string Code, string Name, string Side, string Type, long Quantity, int Price, long Filled,
    int AveragePrice, long Cancelled, long Rejected, string State, DateTimeOffset Time, string Venue)
{
    internal static OrderState Of(ClientOrder order) => new(
        order.NumberText, order.Original?.NumberText, order.Stock.Listing.CodeText, order.Stock.Listing.Name, Sides.Name(order.Side),
        order.Type.Code, order.Quantity, order.Price, order.Filled, order.AveragePrice, order.TakenBack, order.Rejected,
        StateOf(order), Sides.At(order.Date, order.Time), order.Venue);

    static string StateOf(ClientOrder order) => order switch
    {
        { Action: OrderAction.Cancel } => "cancel",
        { Rejected: > 0 } => "rejected",
        { Open: > 0 } => "open",
        { TakenBack: > 0 } => "cancelled",
        _ => "filled",
    };
}

public sealed record FillState(
    string OrderNumber, string Code, string Side, long Quantity, int Price, long Amount, long Commission, long Tax, DateTimeOffset Time)
{
    internal static FillState Of(AccountFill fill) => new(
        fill.Order.NumberText, fill.Stock.Listing.CodeText, Sides.Name(fill.Side), fill.Quantity, fill.Price, fill.Amount,
        fill.Commission, fill.Tax, Sides.At(fill.Date, fill.Time));
}

static class Sides
{
    public static string Name(Side side) => side == Side.Buy ? "buy" : "sell";

    public static DateTimeOffset At(DateOnly date, int hhmmss) =>
        Kst.At(date, new TimeOnly(hhmmss / 10_000, hhmmss / 100 % 100, hhmmss % 100));
}
