using System.Net;

namespace Danta.Dashboard.Access;

/// <summary>What becomes of somebody who wants a password looked at.</summary>
enum GuessTurn
{
    Now = 0,

    /// <summary>Ten wrong ones from this address within a minute: not before the minute is over.</summary>
    AddressWaits,

    /// <summary>So many wait already, and none of them has failed more often.</summary>
    Crowded,
}

/// <summary>
/// Slows down who guesses the password. One address: ten wrong ones a minute, and the rest of that minute it is not listened to. All
/// together: after thirty wrong ones within a minute they come one by one, half a second apart, and who has failed least goes first. So a
/// guesser with ten thousand addresses has a hundred and twenty guesses a minute, and the owner, who has not failed, goes before all who
/// have. Whoever has shown the password before from his address does not wait for others at all.
/// </summary>
sealed class Guesses(TimeProvider time)
{
    const int MostOfOne = 10;
    const int MostAtOnce = 30;
    const int MostWaiting = 50;
    const int MostKnown = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    readonly Lock _lock = new();
    readonly Dictionary<string, (int Count, DateTimeOffset Since)> _wrongOf = new(StringComparer.Ordinal);
    readonly Queue<DateTimeOffset> _wrong = new();
    readonly List<string> _known = [];
    readonly List<Waiter> _waiting = [];
    bool _isCalling;

    sealed record Waiter(string Address, int Wrong, TaskCompletionSource<GuessTurn> Turn);

    /// <summary>One name for one caller: an IPv6 network is one subscriber's, however many addresses it has.</summary>
    public static string NameOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    /// <summary>Ends when it is this caller's turn to have one password looked at, or when it will not be.</summary>
    public async Task<GuessTurn> EnterAsync(string address, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            Forget();
            var wrong = _wrongOf.GetValueOrDefault(address).Count;
            if (wrong >= MostOfOne)
                return GuessTurn.AddressWaits;
            if (_known.Contains(address, StringComparer.Ordinal) || (_wrong.Count < MostAtOnce && _waiting.Count == 0))
                return GuessTurn.Now;
            waiter = new(address, wrong, new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (!Join(waiter))
                return GuessTurn.Crowded;
        }
        using var gone = cancellationToken.UnsafeRegister(_ => Leave(waiter), null);
        return await waiter.Turn.Task;
    }

    public void Fail(string address)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            _wrong.Enqueue(now);
            var old = _wrongOf.GetValueOrDefault(address, (0, now));
            _wrongOf[address] = (old.Item1 + 1, old.Item2);
        }
    }

    public void Succeed(string address)
    {
        lock (_lock)
        {
            if (_known.Contains(address, StringComparer.Ordinal))
                return;
            _known.Add(address);
            if (_known.Count > MostKnown)
                _known.RemoveAt(0);
        }
    }

    void Forget()
    {
        var now = time.GetUtcNow();
        while (_wrong.TryPeek(out var first) && now - first >= Window)
            _wrong.Dequeue();
        foreach (var (address, (_, since)) in _wrongOf)
        {
            if (now - since >= Window)
                _wrongOf.Remove(address);
        }
    }

    /// <summary>Among the waiting; where there is no room, the last of those who have failed more often gives way.</summary>
    bool Join(Waiter waiter)
    {
        if (_waiting.Count >= MostWaiting)
        {
            var worst = _waiting[^1];
            if (worst.Wrong <= waiter.Wrong)
                return false;
            _waiting.RemoveAt(_waiting.Count - 1);
            worst.Turn.TrySetResult(GuessTurn.Crowded);
        }
        var behind = _waiting.FindIndex(other => other.Wrong > waiter.Wrong);
        _waiting.Insert(behind < 0 ? _waiting.Count : behind, waiter);
        if (!_isCalling)
        {
            _isCalling = true;
            _ = CallAsync();
        }
        return true;
    }

    void Leave(Waiter waiter)
    {
        lock (_lock)
            _waiting.Remove(waiter);
        waiter.Turn.TrySetCanceled();
    }

    async Task CallAsync()
    {
        while (true)
        {
            await Task.Delay(Pace, time, CancellationToken.None);
            lock (_lock)
            {
                if (_waiting.Count > 0)
                {
                    var next = _waiting[0];
                    _waiting.RemoveAt(0);
                    Forget();
                    next.Turn.TrySetResult(_wrongOf.GetValueOrDefault(next.Address).Count >= MostOfOne ? GuessTurn.AddressWaits : GuessTurn.Now);
                }
                _isCalling = _waiting.Count > 0;
                if (!_isCalling)
                    return;
            }
        }
    }
}
