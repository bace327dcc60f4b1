using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>An order in one book: an order of SOR may be in two, and its fills tell from which they came.</summary>
sealed class OrderLeg(ClientOrder order, Instrument place) : IOrderOwner
{
    public ClientOrder Order { get; } = order;

    void IOrderOwner.Filled(Price price, long quantity) => Order.Account.Fill(Order, price, quantity, place.At);
}
