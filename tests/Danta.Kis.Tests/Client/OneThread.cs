using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;

namespace Danta.Kis.Tests.Client;

/// <summary>A client on one thread, one clock and a network without sockets.</summary>
sealed class OneThread : IDisposable
{
    readonly TestSetup _setup = new();

    /// <param name="hashkeys">Whether orders carry one.</param>
    public OneThread(bool hashkeys = false)
    {
        Client = new(
            new()
            {
                Environment = KisEnvironment.Real,
                Keys = new() { AppKey = new(TestSetup.AppKey), AppSecret = new(TestSetup.AppSecret), RestUrl = new("http://broker.test") },
                Account = KisAccount.Parse("50012345-01"),
                HashKey = hashkeys,
                StateDirectory = _setup.StateDirectory,
            },
            Time, ground: Network.Ground);
    }

    public ScriptedNetwork Network { get; } = new();

    public ManualTime Time { get; } = new();

    public KisClient Client { get; }

    public RequestBudget Budget => Client.Budget;

    /// <summary>Under the test's own context continuations would go on elsewhere, and later.</summary>
    public T Do<T>(Func<T> work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public void Run(double milliseconds) => Do(() =>
    {
        Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return true;
    });

    public void Cancel(CancellationTokenSource source) => Do(() =>
    {
        source.Cancel();
        return true;
    });

    public void LetGo(string path) => Do(() =>
    {
        Network.LetGo(path);
        return true;
    });

    /// <summary>Holds the token, so that nothing waits for one.</summary>
    public void Authorise() => Assert.True(Do(() => Client.AuthoriseAsync(default)).IsCompletedSuccessfully);

    /// <summary>Slots that somebody else has taken.</summary>
    public void Take(int slots, Lane lane)
    {
        for (var slot = 0; slot < slots; slot++)
            Assert.True(Budget.TakeAsync(lane, default).AsTask().IsCompletedSuccessfully);
    }

    /// <summary>The thread of a test must not wait: what has not come about by now is a fault.</summary>
    public static T Now<T>(Task<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Client.Dispose();
        _setup.Dispose();
    }
}
