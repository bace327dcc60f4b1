using Danta.Host.Engine;
using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>Tells the trader that seconds pass, and what passes with them: whether wall clock, token and the broker's answers can be relied on.</summary>
/// <param name="isFree">Nothing is held or ordered.</param>
sealed class Seconds(
    Inbox inbox, SteadyClock clock, EdgeSettings settings, Func<string?> tokenProblem, Func<string?> brokerProblem, Func<bool> isFree)
{
    /// <summary>How far the clock is behind is said again while it is: by the wall's time the program sleeps and wakes.</summary>
    const int SaidAgain = 60;

    int _unsaid;
    bool? _trusted;
    bool _held = true;
    bool _answers = true;
    int _without;

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        do
        {
            LookAtClock();
            LookAtToken();
            LookAtBroker();
            inbox.PostSecond();
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>The first word is said in any case: what a former process thought of the clock is over.</summary>
    void LookAtClock()
    {
        var behind = clock.Behind;
        if (behind > TimeSpan.Zero)
        {
            clock.Yield(isFree());
            behind = clock.Behind;
        }
        var trusts = behind < (_trusted == false ? settings.ClockTrust : settings.ClockDistrust);
        _unsaid = trusts == _trusted ? _unsaid + 1 : 0;
        if (trusts != _trusted || !trusts && _unsaid % SaidAgain == 0)
            inbox.Post(new ClockChanged(behind, trusts));
        _trusted = trusts;
    }

    void LookAtToken()
    {
        var problem = tokenProblem();
        _without = problem is null ? 0 : _without + 1;
        if (_held ? _without < settings.TokenPatience : problem is not null)
            return;
        _held = !_held;
        inbox.Post(new TokenChanged(_held, problem ?? ""));
    }

    void LookAtBroker()
    {
        var problem = brokerProblem();
        if (_answers == problem is null)
            return;
        _answers = problem is null;
        inbox.Post(new BrokerChanged(_answers, problem ?? ""));
    }
}
