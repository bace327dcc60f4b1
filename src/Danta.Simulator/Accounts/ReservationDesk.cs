using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>
/// Takes orders for the next open day and hands them to the order desk when it takes them; what is not filled by then is tried again on
/// each day until the last one.
/// </summary>
sealed class ReservationDesk(OrderEntry desk, MarketClock clock)
{
    /// <summary>The broker's longest: a month of days.</summary>
    public const int LongestDays = 30;

    readonly List<Reservation> _all = [];

    public IEnumerable<Reservation> Of(Account account) => _all.Where(reservation => reservation.Account == account);

    /// <param name="until">Null: the next open day alone.</param>
    public Reservation Reserve(Account account, in OrderRequest request, DateOnly? until)
    {
        var from = TradingCalendar.Next(clock.Date);
        var made = new Reservation(_all.Count + 1, account, clock.Date, clock.Hhmmss, request, from, until is { } last && last > from ? last : from);
        _all.Add(made);
        return made;
    }

    /// <summary>Null where the account has none of that number that could still be changed.</summary>
    public Reservation? Change(Account account, long number, Func<Reservation, Reservation> change)
    {
        var at = _all.FindIndex(reservation => reservation.Number == number && reservation.Account == account);
        if (at < 0 || _all[at].IsOver(clock.Date) || _all[at].Orders.Count > 0)
            return null;
        return _all[at] = change(_all[at]);
    }

    /// <summary>Once a second.</summary>
    public void Carry()
    {
        for (var at = 0; at < _all.Count; at++)
        {
            var reservation = _all[at];
            if (clock.Date < reservation.From || reservation.Tried == clock.Date || reservation.IsOver(clock.Date))
                continue;
            var answer = desk.Place(reservation.Account, reservation.Request with { Quantity = reservation.Left });
            // Before the desk opens, and on days when it does not, there is nothing to be told yet.
            if (answer.Order is null && answer.Refusal is Refusal.BeforeOpen or Refusal.Closed or Refusal.NotABusinessDay or Refusal.OrderTypeNotNow or Refusal.MarketOrderNotNow)
                continue;
            _all[at] = reservation with
            {
                Tried = clock.Date,
                Refusal = answer.Refusal,
                Orders = answer.Order is { } order ? [.. reservation.Orders, order] : reservation.Orders,
            };
        }
    }
}
