using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Faults;

/// <summary>A fault in force and how often it has struck.</summary>
sealed class ActiveFault(int id, Fault fault)
{
    public int Id { get; } = id;

    public Fault Fault { get; } = fault;

    /// <summary>Occasions seen, struck or let pass.</summary>
    public int Seen { get; set; }

    public int Struck { get; set; }

    public bool IsSpent => Fault.Times is { } times && Struck >= times;
}

/// <summary>The faults in force. Whoever is about to do something asks here whether it goes wrong.</summary>
sealed class FaultDesk(MarketClock clock)
{
    const int MostInForce = 1_000;

    readonly Lock _gate = new();
    readonly List<ActiveFault> _faults = [];
    int _lastId;

    public IReadOnlyList<ActiveFault> InForce
    {
        get
        {
            lock (_gate)
                return [.. _faults.Where(active => !active.IsSpent)];
        }
    }

    /// <summary>Null where as many as anybody can mean are in force.</summary>
    public ActiveFault? TryAdd(Fault fault)
    {
        lock (_gate)
        {
            _faults.RemoveAll(active => active.IsSpent);
            return _faults.Count < MostInForce ? Add(fault) : null;
        }
    }

    public ActiveFault Add(Fault fault)
    {
        lock (_gate)
        {
            var active = new ActiveFault(++_lastId, fault);
            _faults.Add(active);
            return active;
        }
    }

    public bool Remove(int id)
    {
        lock (_gate)
            return _faults.RemoveAll(active => active.Id == id) > 0;
    }

    public void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    /// <summary>The fault that a call meets before it is carried out, or, where it is booked, after.</summary>
    public Fault? OnCall(string name, string? trId, string? appKey, bool booked) => Strike(
        static (fault, call) => fault.Kind <= FaultKind.ReplyCut && fault.Booked == call.Booked
            && (fault.Call is null || fault.Call == call.Name || fault.Call == call.TrId) && (fault.AppKey is null || fault.AppKey == call.AppKey),
        (Name: name, TrId: trId, AppKey: appKey, Booked: booked));

    public Fault? OnNotice(NoticeKind kind, string stock, string appKey) => Strike(
        static (fault, notice) => fault.Kind is >= FaultKind.NoticeLost and <= FaultKind.NoticeSwapped
            && (fault.Notice is null || fault.Notice == notice.Kind) && (fault.Stock is null || fault.Stock == notice.Stock)
            && (fault.AppKey is null || fault.AppKey == notice.AppKey),
        (Kind: kind, Stock: stock, AppKey: appKey));

    public Fault? OnFrame(FaultKind kind, string channel, string stock) => Strike(
        static (fault, frame) => fault.Kind == frame.Kind && (fault.Channel is null || fault.Channel == frame.Channel) && (fault.Stock is null || fault.Stock == frame.Stock),
        (Kind: kind, Channel: channel, Stock: stock));

    public Fault? OnRegister(string? channel, string? key, string appKey) => Strike(
        static (fault, asked) => fault.Kind == FaultKind.RegisterRefused && (fault.Channel is null || fault.Channel == asked.Channel)
            && (fault.Stock is null || fault.Stock == asked.Key) && (fault.AppKey is null || fault.AppKey == asked.AppKey),
        (Channel: channel, Key: key, AppKey: appKey));

    /// <param name="htsId">Whose notices they are.</param>
    public Fault? OnKeys(string channel, string htsId, string? appKey) => Strike(
        static (fault, asked) => fault.Kind == FaultKind.KeysWithheld && (fault.Channel is null || fault.Channel == asked.Channel)
            && (fault.Stock is null || fault.Stock == asked.HtsId) && (fault.AppKey is null || fault.AppKey == asked.AppKey),
        (Channel: channel, HtsId: htsId, AppKey: appKey));

    public Fault? OnSocket() => Strike(static (fault, _) => fault.Kind == FaultKind.SocketRefused, 0);

    /// <summary>The first fault that matches, its occasion counted. Asked several times a frame: it allocates nothing.</summary>
    Fault? Strike<T>(Func<Fault, T, bool> matches, T occasion)
    {
        lock (_gate)
        {
            if (_faults.Count == 0)
                return null;
            foreach (var active in _faults)
            {
                var fault = active.Fault;
                if (active.IsSpent || !matches(fault, occasion) || clock.Time < fault.From || clock.Time >= fault.Until)
                    continue;
                if (active.Seen++ < fault.Skip)
                    continue;
                active.Struck++;
                return fault;
            }
            return null;
        }
    }
}
