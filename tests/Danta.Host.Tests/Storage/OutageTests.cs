using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Danta.Desk;
using Danta.Host.Storage;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Storage;

/// <summary>A server that dies in the middle of the saving and comes back, and one that falls silent.</summary>
public sealed class OutageTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Nothing_is_lost_of_days_that_begin_and_end_while_the_server_is_away_and_the_owner_is_told_twice()
    {
        var database = Database.Of("", await server.NewDatabaseAsync(), Rows.Owner);
        using var lived = new LivedDays(database);
        await lived.LiveAsync(1);
        await lived.UntilAsync(async () => (await Rows.ReadAsync(database, "orders")).Count > 0);
        await lived.LiveAsync(1);
        await server.StopAsync();
        await lived.LiveAsync(3);
        await lived.UntilAsync(() => Task.FromResult(lived.Told.Count == 1));
        await server.StartAsync();
        await lived.LiveAsync(1);
        await lived.UntilAsync(() => Task.FromResult(lived.Told.Count == 2));
        // The last try of a program that ends is short; what it leaves is for the next start, which this test does not have.
        await lived.UntilAsync(async () => (await Rows.ReadAsync(database, "orders")).Count > lived.Days.All.Count - 100);
        await lived.EndAsync();

        var days = lived.Days;
        Assert.Equal(days.Orders.Select(order => $"{order.Id.Value}|{order.State}|{order.Filled}"),
            (await Rows.ReadAsync(database, "orders")).Select(row => row.Split('|')).Select(row => $"{row[0]}|{row[11]}|{row[9]}"));
        Assert.Equal(days.Trades.Select(trade => $"{trade.Id}|{trade.Net.Amount}"),
            (await Rows.ReadAsync(database, "trades")).Select(row => row.Split('|')).Select(row => $"{row[0]}|{row[12]}"));
        Assert.Equal(days.Results.Select(day => $"{day.Date:yyyy-MM-dd}|{day.Realised.Amount}|{day.Trades}"),
            (await Rows.ReadAsync(database, "days")).Select(row => row.Split('|')).Select(row => $"{row[0]}|{row[1]}|{row[5]}"));
        Assert.Equal(2, lived.Told.Count);
    }

    /// <summary>The server takes the connection and never says a word: whatever waited for it would wait for ever.</summary>
    [Fact]
    public async Task A_server_that_never_answers_holds_up_no_step_of_the_traders()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        using var lived = new LivedDays(Database.Of("", $"Host=127.0.0.1;Port={port};Database=danta;Username=danta;Timeout=0;Pooling=false", Rows.Owner));
        using var end = Patience.End();
        await Task.Run(() => lived.LiveAsync(1), end.Token).WaitAsync(end.Token);
        using (await silent.AcceptTcpClientAsync(end.Token))
        {
            await Task.Run(() => lived.LiveAsync(2), end.Token).WaitAsync(end.Token);
            Assert.Equal(3 * BusyDays.StepsADay, lived.Days.All.Count);
            Assert.Empty(lived.Told);
            silent.Stop();
        }
        await lived.EndAsync();
    }

    /// <summary>Days that are lived before a writer on a clock of their own: it looks when they let it.</summary>
    sealed class LivedDays : IDisposable
    {
        static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);

        readonly ManualTime _time = new(Rows.Noon);
        readonly SemaphoreSlim _looked = new(0);
        readonly CancellationTokenSource _stop = new();
        readonly ArchiveFeed _feed;
        readonly Task _running;

        public LivedDays(Database database)
        {
            var writer = new ArchiveWriter(
                new TradeArchive(database).SaveAsync, Look, news => Told.Enqueue((StorageNews)news), _time, NullLogger<ArchiveWriter>.Instance);
            _feed = new ArchiveFeed(Days.Step, Days.Shot, writer.Take);
            _running = writer.RunAsync(_stop.Token);
        }

        public BusyDays Days { get; } = new();

        public ConcurrentQueue<StorageNews> Told { get; } = new();

        TraderSnapshot Look()
        {
            _looked.Release();
            return Days.Published;
        }

        public async Task LiveAsync(int count)
        {
            using var end = Patience.End();
            for (var step = 0; step < count * BusyDays.StepsADay; step++)
            {
                _feed.Handle(Input.Second(Days.Next()), Days.Asked);
                Days.Publish();
                if (step % 60 != 0)
                    continue;
                _time.Advance(Rhythm);
                await _looked.WaitAsync(end.Token);
            }
        }

        /// <summary>The writer's time goes on meanwhile.</summary>
        public Task UntilAsync(Func<Task<bool>> holds) => Patience.UntilAsync(() =>
        {
            _time.Advance(Rhythm);
            return holds();
        });

        public async Task EndAsync()
        {
            await _stop.CancelAsync();
            await _running;
        }

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
            _looked.Dispose();
        }
    }

    /// <summary>
    /// A trader's outside: more orders a day than a snapshot shows, each working for a while before it is filled, a trade for every
    /// second one, and some that a late fill opens again.
    /// </summary>
    sealed class BusyDays
    {
        public const int StepsADay = 1_200;

        readonly List<OrderView> _orders = [];
        readonly List<RoundTrip> _trades = [];
        readonly List<PositionView> _reopened = [];
        DateTimeOffset _now = Rows.Noon;
        DateOnly _day;
        int _step;

        public List<Request> Asked { get; } = [];

        public TraderSnapshot Published { get; private set; } = TraderSnapshot.Empty;

        public SortedDictionary<int, OrderView> All { get; } = [];

        public IEnumerable<OrderView> Orders => All.Values;

        public SortedDictionary<int, RoundTrip> Closed { get; } = [];

        public IEnumerable<RoundTrip> Trades => Closed.Values;

        public List<DayResult> Results { get; } = [];

        public void Publish() => Published = Shot();

        /// <summary>A day has its steps within an hour.</summary>
        public DateTimeOffset Next() => _now = _step > 0 && _step % StepsADay == 0 ? Kst.At(_day.AddDays(1), new TimeOnly(9, 0)) : _now.AddSeconds(3);

        public void Step(in Input input, ICollection<Request> requests)
        {
            requests.Clear();
            if (Kst.DateOf(input.At) != _day)
            {
                // What is still working ends with the day, unseen.
                foreach (var order in _orders.Where(order => order.State == OrderState.Working))
                    All[order.Id.Value] = order with { State = OrderState.Cancelled };
                _orders.Clear();
                _trades.Clear();
                _reopened.Clear();
                _day = Kst.DateOf(input.At);
            }
            var id = ++_step;
            _orders.Add(Rows.Order(id, input.At));
            requests.Add(new PlaceOrder(new(id), InstrumentCode.Parse("005930"), Side.Buy, OrderType.Market, Quantity.Of(10), null, Urgency.Entry));
            var done = _orders.Count - 20;
            if (done >= 0)
                _orders[done] = _orders[done] with { State = OrderState.Filled, Filled = Quantity.Of(10) };
            if (id % 2 == 0)
                _trades.Add(Rows.Trade(id, input.At, id));
            if (id % 50 == 0)
                Reopen(_trades[^1]);
            else if (id % 50 == 25)
                CloseAgain();
            Keep();
        }

        void Reopen(RoundTrip trade)
        {
            _trades.Remove(trade);
            Closed.Remove(trade.Id);
            _reopened.Add(new(
                trade.Code, trade.Name, Board.Kospi, Quantity.Of(1), 1, Price.FromWon(1_000), Won.Zero, Won.Zero, Won.Zero, 0, null, null, trade.OpenedAt,
                "", PositionOrigin.Danta, false, trade.Id));
        }

        void CloseAgain()
        {
            foreach (var position in _reopened)
                _trades.Add(Rows.Trade(position.Trade, position.OpenedAt, -position.Trade));
            _reopened.Clear();
        }

        void Keep()
        {
            foreach (var order in _orders)
                All[order.Id.Value] = order;
            foreach (var trade in _trades)
                Closed[trade.Id] = trade;
            if (Results.Count == 0 || Results[^1].Date != _day)
                Results.Add(Today());
            Results[^1] = Today();
        }

        DayResult Today() => new(_day, new(_trades.Sum(trade => trade.Net.Amount)), Won.Zero, Won.Zero, Won.Zero, new(_step), _trades.Count, 0, 0);

        public TraderSnapshot Shot() => TraderSnapshot.Empty with
        {
            Time = _now,
            Orders = [.. _orders.TakeLast(500)],
            Trades = [.. _trades],
            Positions = [.. _reopened],
            Today = Today(),
        };
    }
}
