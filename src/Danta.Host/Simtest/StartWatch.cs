using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds each start to its time and to its number of questions about the account, and keeps purchases from coming before it has compared.
/// </summary>
sealed class StartWatch(World world, Hindrances hindrances)
{
    /// <summary>From the first moment of a process whom nothing hinders.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>Orders and balance twice at most, a call a second, and a cancel or a sale before each.</summary>
    static readonly TimeSpan LongestOnPaper = TimeSpan.FromSeconds(12);
    const int MostCalls = 12;

    /// <summary>So long the questions of a start are counted.</summary>
    static readonly long Counted = TimeSpan.FromSeconds(3).Ticks;

    DateTimeOffset _compareFrom;
    bool _ordersKnown;
    bool _balanceKnown;
    bool _isStarting;
    bool _isCounting;
    bool _wasHindered;
    long _from;
    int _calls;
    int _refused;
    int _hindrancesBefore;
    long _tokenAt = long.MinValue / 2;

    /// <summary>Starts that nothing hindered, and whose time and calls were looked at.</summary>
    public int Checked { get; private set; }

    /// <summary>Orders and balance were heard since it started, and since it was last blind.</summary>
    public bool HasCompared => _ordersKnown && _balanceKnown;

    public void Boots() =>
        (_isStarting, _isCounting, _calls, _refused, _hindrancesBefore, _from, _wasHindered) =
        (true, true, 0, 0, hindrances.Count, world.Agenda.Now, world.IsHindered);

    public void CallLeaves(string path, bool isToken)
    {
        // The look that ends the counting comes once a second: what left since then is none of the start's.
        if (world.Agenda.Now - _from < Counted
            && (path.EndsWith("/inquire-daily-ccld", StringComparison.Ordinal) || path.EndsWith("/inquire-balance", StringComparison.Ordinal)))
            _calls++;
        if (isToken)
            _tokenAt = world.Agenda.Now;
    }

    /// <summary>Once a second: it counts from when the network is there.</summary>
    public void Second()
    {
        if (world.IsHindered)
            (_from, _wasHindered) = (world.Agenda.Now + TimeSpan.TicksPerSecond, true);
        if (_isCounting && world.Agenda.Now - _from >= Counted)
            CheckCalls();
    }

    public void Hear(DateTimeOffset at, TraderEvent happened)
    {
        switch (happened)
        {
            case OrderRefused:
                _refused++;
                break;
            case Started or StreamChanged { Up: true }:
                (_compareFrom, _ordersKnown, _balanceKnown) = (at, false, false);
                break;
            case DayOrdersAnswered { Complete: true } answer when answer.AskedAt >= _compareFrom:
                _ordersKnown = true;
                break;
            case BalanceAnswered { Complete: true } answer when answer.AskedAt >= _compareFrom:
                _balanceKnown = true;
                break;
        }
        if (_isStarting && HasCompared)
            Check();
    }

    /// <summary>
    /// What is held is proven. A fault is an excuse, and so is one that struck shortly before: a token that is dead or was asked for
    /// when the former process was killed, a disk or a network that is away.
    /// </summary>
    void Check()
    {
        _isStarting = false;
        if (IsExcused())
            return;
        Checked++;
        var took = new TimeSpan(world.Agenda.Now - _from);
        if (took > (world.Plan.IsPaper ? LongestOnPaper : Longest))
            world.Watch.Complain($"a start took {took.TotalSeconds:0.0} s");
    }

    void CheckCalls()
    {
        _isCounting = false;
        // A kept token that turns out to be dead costs each question that had left with it once more.
        var most = world.Alive is { StartedAt: > 0 and var at } && _tokenAt >= at ? MostCalls + 4 : MostCalls;
        // What is refused is looked into: by list and balance, and by a balance before the next try.
        most += _refused * 3;
        // A balance that contradicts itself is asked again.
        if (!IsExcused() && !_wasHindered && !world.Ledgers.AreWrong && _calls > most)
            world.Watch.Complain($"a start asked about the account {_calls} times");
    }

    bool IsExcused()
    {
        hindrances.Look();
        return hindrances.Count != _hindrancesBefore || world.Alive is not { } machine || hindrances.TokenMayBeDead
            || _tokenAt - machine.StartedAt > TimeSpan.TicksPerSecond;
    }
}
