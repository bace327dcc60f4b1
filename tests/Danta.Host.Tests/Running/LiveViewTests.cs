using Danta.Desk;
using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Host.Storage;
using Danta.Host.Tape;
using Danta.Host.Tests.Journal;
using Danta.Host.Tests.Storage;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Running;

/// <summary>A period that reaches into today is asked of the archive and of the trader, which both have today.</summary>
public sealed class LiveViewTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>The trader's times are finer than the archive's.</summary>
    [Fact]
    public async Task What_both_have_is_listed_once_as_the_trader_has_it()
    {
        var fine = Rows.Noon.AddTicks(1_234_567);
        var (yesterday, today) = (Rows.Trade(1, Rows.Noon.AddDays(-1)), Rows.Trade(2, fine));
        var (filled, later) = (Rows.Order(7, fine, OrderState.Filled, 10), Rows.Order(8, fine));
        var archive = new TradeArchive(Database.Of(_directory, null, Rows.Owner));
        await archive.SaveAsync(Rows.Batch([yesterday, today], [Rows.Order(7, fine)], [Rows.Day(Rows.Date.AddDays(-1)), Rows.Day(Rows.Date, 1)]), CancellationToken.None);
        var shot = TraderSnapshot.Empty with { Trades = [today], Orders = [filled, later], Today = Rows.Day(Rows.Date, 2) };
        using var journal = new JournalWriter(new JournalDirectory(_directory));
        var time = new ManualTime(DayBytes.Noon);
        var inbox = new Inbox(time);
        var loop = new TraderLoop((in _, _) => { }, () => shot, inbox, journal, (_, in _) => { }, time, NullLogger<TraderLoop>.Instance);
        var tape = new DayTape((in Input _, ICollection<Request> _) => { }, () => DayResult.None);
        var view = new LiveView(loop, inbox, tape, archive, () => throw new InvalidOperationException("nobody asks"), static _ => null);

        var (from, to) = (Rows.Date.AddDays(-1), Rows.Date);
        Assert.Equal([yesterday, today], await view.TradesAsync(from, to, CancellationToken.None));
        Assert.Equal([filled, later], await view.OrdersAsync(from, to, CancellationToken.None));
        Assert.Equal([Rows.Day(from), Rows.Day(to, 2)], await view.DaysAsync(from, to, CancellationToken.None));
        Assert.Equal([yesterday], await view.TradesAsync(from, from, CancellationToken.None));
    }
}
