using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>One fill as the ledger booked it. All amounts in won; what a purchase has not is 0.</summary>
sealed record AccountFill(
    ClientOrder Order, DateOnly Date, int Time, int Price, long Quantity, long Commission, long Tax, Released Released)
{
    public Side Side => Order.Side;

    public Instrument Stock => Order.Stock;

    public long Amount => Price * Quantity;

    /// <summary>Before costs.</summary>
    public long Gross => Side == Side.Sell ? Amount - Released.Cost : 0;

    /// <summary>After the costs of both sides.</summary>
    public long Net => Side == Side.Sell ? Gross - Commission - Tax - Released.Commission : 0;

    /// <summary>What it does to the cash of the settlement day.</summary>
    public long Cash => Side == Side.Sell ? Amount - Commission - Tax : -Amount - Commission;
}
