using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the trader to what a busy morning is about: no purchase is withdrawn for want of a slot, each condition keeps its rhythm,
/// the first purchases follow the first tick, and no stock is asked about that the account's figure tells of. Where nothing hindered
/// it for a while.
/// </summary>
sealed class MorningWatch(World world, Hindrances hindrances)
{
    static readonly long Undisturbed = TimeSpan.FromSeconds(15).Ticks;

    /// <summary>So long a refusal for too many calls slows everything down, and each one more by as much again.</summary>
    static readonly long Slowed = TimeSpan.FromSeconds(40).Ticks;

    /// <summary>
    /// From the first tick of a stock that has been called to the first order at the exchange, and to the third. A program that has
    /// just started asks for its money first.
    /// </summary>
    static readonly TimeSpan First = TimeSpan.FromMilliseconds(300);

    /// <summary>Where no master file of today tells of a stock, the broker is asked first, behind what a start has to ask.</summary>
    static readonly TimeSpan FirstUnlisted = TimeSpan.FromMilliseconds(800);
    static readonly TimeSpan Third = TimeSpan.FromSeconds(1);
    static readonly TimeSpan FirstOnPaper = TimeSpan.FromSeconds(3);

    readonly Dictionary<string, long> _searchedAt = new(StringComparer.Ordinal);
    readonly HashSet<int> _purchases = [];
    readonly HashSet<InstrumentCode> _called = [];
    long _bornAt;
    int _refusals;
    long _slowUntil;
    long? _firstTickAt;
    int _arrived;
    readonly HashSet<InstrumentCode> _ticked = [];
    long? _thirdTickAt;
    bool _refusedForMoney;
    bool _knowsMoney;

    /// <summary>Searches whose distance from the one before was looked at.</summary>
    public int Turns { get; private set; }

    bool IsUndisturbed => world.Agenda.Now - Math.Max(hindrances.LastAt, _bornAt) > Undisturbed && !hindrances.TokenMayBeDead && !world.IsHindered;

    public void Boots()
    {
        _bornAt = world.Agenda.Now;
        _searchedAt.Clear();
    }

    public void Hear(TraderEvent happened)
    {
        hindrances.Look();
        switch (happened)
        {
            case MoneyAnswered:
                _knowsMoney = true;
                break;
            case ConditionAnswered answer when _thirdTickAt is null:
                _called.UnionWith(answer.Hits.Select(hit => hit.Code));
                break;
            case OrderRefused { Code: "NOT_SENT" } refused when _purchases.Contains(refused.Order.Value):
                // The disk may have failed within this very second.
                hindrances.Look();
                if (IsUndisturbed)
                    world.Watch.Complain($"purchase {refused.Order} was withdrawn: {refused.Text}");
                break;
        }
    }

    public void Ticks(InstrumentCode code)
    {
        if (!_knowsMoney || !_called.Contains(code) || !_ticked.Add(code))
            return;
        _firstTickAt ??= world.Agenda.Now;
        if (_ticked.Count == 3)
            _thirdTickAt = world.Agenda.Now;
    }

    public void Decided(PlaceOrder order)
    {
        if (order.Side == Side.Buy)
            _purchases.Add(order.Order.Value);
    }

    public void Leaves(Uri call)
    {
        if (call.AbsolutePath.EndsWith("/psearch-result", StringComparison.Ordinal))
            CheckRhythm(call.Query);
        // A stock that nobody lists has a margin that nobody knows, and what is in maintenance refuses to say it of the account.
        if (world.Plan.HasMasters && !_refusedForMoney && !world.Maintenance.IsOn && call.AbsolutePath.EndsWith("/inquire-psbl-order", StringComparison.Ordinal)
            && !call.Query.Contains("PDNO=&", StringComparison.Ordinal))
            world.Watch.Complain("it asks what may be bought of one stock, though the account's figure tells");
    }

    public void RefusedForMoney() => _refusedForMoney = true;

    /// <summary>A purchase is at the exchange: was it in time? Only the first life's first purchases begin from nothing.</summary>
    public void Arrives()
    {
        _arrived++;
        // What has not been priced by a tick cannot be bought.
        if ((_arrived == 3 ? _thirdTickAt : _firstTickAt) is not { } from || DeadlineOf(_arrived) is not { } longest)
            return;
        hindrances.Look();
        var took = new TimeSpan(world.Agenda.Now - from);
        if (took > longest && hindrances.Count == 0)
            world.Watch.Complain($"purchase {_arrived} came {took.TotalMilliseconds:0} ms after the first tick");
    }

    bool IsSlowed()
    {
        var refusals = world.Faults.Struck.Count(fault => fault.Kind == FaultKind.TooManyCalls);
        if (refusals > _refusals)
            _slowUntil = world.Agenda.Now + Slowed * refusals;
        _refusals = refusals;
        return world.Agenda.Now < _slowUntil;
    }

    /// <summary>Null: none is asked of this one. Money for one buys no third, and a crowd is what makes it hard.</summary>
    TimeSpan? DeadlineOf(int purchase) => (world.Plan.Morning, purchase) switch
    {
        (Morning.OnPaper, 1) => FirstOnPaper,
        (Morning.Crowded or Morning.Flooded or Morning.Poor, 1) => world.Plan is { HasMasters: true, HasOldMasters: false } ? First : FirstUnlisted,
        (Morning.Crowded or Morning.Flooded, 3) when world.Plan.Settings.MaxPositions >= 3 => Third,
        _ => null,
    };

    void CheckRhythm(string search)
    {
        var every = world.Plan.Poll.Every;
        hindrances.Look();
        IsSlowed();
        if (_searchedAt.TryGetValue(search, out var last) && IsUndisturbed && world.Agenda.Now - last < Undisturbed)
        {
            Turns++;
            var interval = new TimeSpan(world.Agenda.Now - last);
            // What is asked because a ledger errs goes in the same lanes.
            if (interval > every * 1.2 && !IsSlowed() && !world.Ledgers.AreWrong)
                world.Watch.Complain($"a condition was asked after {interval.TotalSeconds:0.00} s, not {every.TotalSeconds:0.00}");
        }
        _searchedAt[search] = world.Agenda.Now;
    }
}
