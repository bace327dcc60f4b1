using System.Text.Json;
using Danta.Dashboard.Api;
using Danta.Dashboard.Health;
using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Live;

/// <summary>What pages have been shown, as of the last frame. It reads frozen snapshots only. Not safe by itself: a lock is around it.</summary>
sealed class LiveState(ITraderView view, TimeProvider time, DashboardOptions options)
{
    const int ShownDecisions = 200;

    readonly ListMemory<PositionView, PositionResource> _positions = new(row => row.Code.ToString(), PositionResource.From);
    readonly ListMemory<OrderView, OrderResource> _orders = new(row => $"{row.Id.Value}", OrderResource.From);
    readonly ListMemory<RoundTrip, TradeResource> _trades = new(row => $"{row.Id}", TradeResource.From);
    readonly ListMemory<ConditionView, ConditionResource> _conditions = new(row => row.Seq, ConditionResource.From);
    readonly ListMemory<CandidateView, CandidateResource> _watchlist = new(row => row.Code.ToString(), CandidateResource.From);
    readonly Dictionary<InstrumentCode, SecondBar> _bars = [];
    HashSet<Decision> _known = new(ReferenceEqualityComparer.Instance);
    TraderSnapshot _trader = TraderSnapshot.Empty;
    EdgeStatus? _edges;
    byte[] _status = [];
    byte[] _health = [];
    IReadOnlyList<GateView> _gates = [];
    DayResult _today = DayResult.None;
    long _number;

    /// <summary>What has changed since the last one.</summary>
    /// <param name="isBeat">Something is sent in any case, and the edges are looked at too.</param>
    /// <returns>Null: nothing has, and nothing is sent.</returns>
    public LiveResource? Next(bool isBeat)
    {
        var trader = view.Snapshot;
        var isNew = !ReferenceEquals(trader, _trader);
        _trader = trader;
        var frame = Frame(whole: false) with { Ticks = Ticks() };
        if (isNew)
            frame = WithTrader(frame);
        if (isBeat || _edges is null)
            frame = WithEdges(frame);
        if (!isBeat && IsEmpty(frame))
            return null;
        return frame with { Number = ++_number };
    }

    public LiveResource Whole()
    {
        var edges = _edges ??= view.Edges;
        return Frame(whole: true) with
        {
            Status = Status(edges),
            Pnl = Pnl(),
            Health = HealthResource.From(edges),
            Gates = [.. _gates.Select(GateResource.From)],
            Positions = _positions.Whole(),
            Orders = _orders.Whole(),
            Trades = _trades.Whole(),
            Conditions = _conditions.Whole(),
            Watchlist = _watchlist.Whole(),
            Decisions = [.. _trader.History.Last(ShownDecisions).Select(StepResource.From)],
            Ticks = [.. _bars.Select(pair => TickResource.From(pair.Key, pair.Value))],
        };
    }

    LiveResource Frame(bool whole)
    {
        var now = time.GetUtcNow();
        var age = _trader.Time == default ? TimeSpan.Zero : now - _trader.Time;
        return new(_number, whole, Kst.Of(now), Math.Max(0, (long)age.TotalMilliseconds), _edges?.FeedAge is { } feed ? (long)feed.TotalMilliseconds : null);
    }

    LiveResource WithTrader(LiveResource frame)
    {
        var gates = _gates.SequenceEqual(_trader.Gates) ? null : _trader.Gates;
        _gates = _trader.Gates;
        var isOtherDay = _today != _trader.Today;
        _today = _trader.Today;
        return frame with
        {
            Pnl = isOtherDay ? Pnl() : null,
            Gates = gates is null ? null : [.. gates.Select(GateResource.From)],
            Positions = _positions.Next(_trader.Positions),
            Orders = _orders.Next(_trader.Orders),
            Trades = _trades.Next(_trader.Trades),
            Conditions = _conditions.Next(_trader.Conditions),
            Watchlist = _watchlist.Next(_trader.Watchlist),
            Decisions = Decisions(),
        };
    }

    LiveResource WithEdges(LiveResource frame)
    {
        var edges = _edges = view.Edges;
        var (status, health) = (Status(edges), HealthResource.From(edges));
        // Time passes in each of them: that alone is no change.
        var (statusBytes, healthBytes) = (Bytes(status with { Time = default, FeedAgeMs = null }), Bytes(health));
        var (isStatus, isHealth) = (!statusBytes.AsSpan().SequenceEqual(_status), !healthBytes.AsSpan().SequenceEqual(_health));
        (_status, _health) = (statusBytes, healthBytes);
        return frame with
        {
            FeedAgeMs = edges.FeedAge is { } feed ? (long)feed.TotalMilliseconds : null,
            Status = isStatus ? status : null,
            Health = isHealth ? health : null,
        };
    }

    StatusResource Status(EdgeStatus edges) => StatusResource.From(_trader, edges, time.GetUtcNow(), options);

    PnlResource Pnl() => PnlResource.From(_trader.Today, Kst.DateOf(time.GetUtcNow()), null);

    static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, LiveJson.Options);

    /// <summary>A storm of decisions is longer than what is shown: the page has the last of them.</summary>
    List<StepResource>? Decisions()
    {
        var last = _trader.History.Last(ShownDecisions * 2);
        List<StepResource> news = [.. last.Where(one => !_known.Contains(one)).Select(StepResource.From)];
        _known = new(last, ReferenceEqualityComparer.Instance);
        return news.Count == 0 ? null : news;
    }

    /// <summary>Seconds of what is held and watched that have grown: at most two a stock in a tenth of a second.</summary>
    List<TickResource>? Ticks()
    {
        List<TickResource>? ticks = null;
        foreach (var code in _trader.Positions.Select(held => held.Code).Concat(_trader.Watchlist.Where(one => one.IsWatched).Select(one => one.Code)).Distinct())
        {
            var known = _bars.TryGetValue(code, out var last);
            var bars = view.Tape.Bars(code, known ? last.Second : 0);
            // Of a stock that is new to pages the chart is asked for elsewhere.
            for (var index = known ? 0 : Math.Max(0, bars.Count - 1); index < bars.Count; index++)
            {
                if (!known || bars[index] != last)
                    (ticks ??= []).Add(TickResource.From(code, bars[index]));
            }
            if (bars.Count > 0)
                _bars[code] = bars[^1];
        }
        return ticks;
    }

    static bool IsEmpty(LiveResource frame) => frame is
    {
        Status: null, Pnl: null, Health: null, Gates: null, Positions: null, Orders: null, Trades: null, Conditions: null, Watchlist: null,
        Decisions: null, Ticks: null,
    };
}
