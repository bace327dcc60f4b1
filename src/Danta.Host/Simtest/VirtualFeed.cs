using Danta.Kis;
using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>One connection of the feed between a process and the exchange, and what becomes of the frames on it.</summary>
sealed class VirtualFeed(World world, Machine machine, EmbeddedFeed session) : IFeedSocket
{
    static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(12);

    readonly TaskCompletionSource _ended = new();
    FeedMessage _hear = static _ => { };
    long _quietUntil;
    long _tradelessUntil;
    long _lastAt;
    bool _isClosed;

    public bool IsOpen => !_isClosed;

    readonly long _openedAt = world.Agenda.Now;

    /// <summary>Since when what the exchange says comes through, in the agenda's ticks: what it said before does not come any more.</summary>
    public long HeardSince => Math.Max(_openedAt, _quietUntil);

    /// <summary>What the exchange says comes through.</summary>
    public bool IsHeard => !_isClosed && world.Agenda.Now >= _quietUntil && !world.NetworkDown;

    public int Registered => session.Registered;

    public Machine Machine => machine;

    public Task ListenAsync(FeedMessage hear)
    {
        _hear = hear;
        Beat();
        return _ended.Task;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        if (_isClosed || !machine.IsAlive)
            throw new IOException("the connection is closed");
        var sent = text.ToArray();
        world.Agenda.In(world.Delay(), () =>
        {
            if (_isClosed || world.NetworkDown)
                return;
            session.Hear(sent);
            Carry();
        });
        return ValueTask.CompletedTask;
    }

    public void Abort() => Close("aborted");

    public void Dispose() => Close("disposed");

    /// <summary>The connection stays, but nothing comes through for a while.</summary>
    public void FallSilent(TimeSpan span) => _quietUntil = world.Agenda.Now + span.Ticks;

    /// <summary>Books and notices go on, trades do not come for a while.</summary>
    public void LoseTrades(TimeSpan span) => _tradelessUntil = world.Agenda.Now + span.Ticks;

    /// <summary>Ends it at both ends. The exchange may notice a dead process later than the process's successor.</summary>
    public void Close(string why)
    {
        if (_isClosed)
            return;
        _isClosed = true;
        session.Close();
        if (machine.IsAlive)
            _ended.TrySetException(new IOException(why));
    }

    /// <summary>Takes what the exchange has said and puts it on its way, in order but for faults.</summary>
    public void Carry()
    {
        while (!_isClosed && session.TryTake(out var frame))
        {
            if (world.Agenda.Now < _quietUntil || world.NetworkDown)
                continue;
            if (world.Agenda.Now < _tradelessUntil && !world.Faults.IsOver && frame.Span.IndexOf("|H0STCNT0|"u8) >= 0)
                continue;
            var first = frame.Span[0];
            var fault = world.Faults.Next(first == '{' ? Seam.Control : first == '1' ? Seam.Notice : Seam.Tick);
            switch (fault?.Kind)
            {
                case FaultKind.Lost:
                    break;
                case FaultKind.Doubled:
                    Deliver(frame, TimeSpan.Zero);
                    Deliver(frame, TimeSpan.FromSeconds(2 * fault.Value.Amount));
                    break;
                case FaultKind.Late:
                    Deliver(frame, TimeSpan.FromSeconds(6 * fault.Value.Amount));
                    break;
                case FaultKind.Cut:
                    Deliver(frame[..(int)(frame.Length * fault.Value.Amount)], TimeSpan.Zero);
                    break;
                case FaultKind.Wider:
                    world.Exchange.WidenNext(first == '1' ? "H0STCNI0" : "H0STCNT0", 1 + (int)(3 * fault.Value.Amount));
                    Deliver(frame, TimeSpan.Zero);
                    break;
                default:
                    Deliver(frame, TimeSpan.Zero);
                    break;
            }
        }
        if (session.IsFinished)
            world.Agenda.In(world.Delay(), () => machine.Run(() => Close("the server closed the session")));
    }

    void Deliver(ReadOnlyMemory<byte> frame, TimeSpan late)
    {
        if (frame.IsEmpty)
            return;
        var at = world.Agenda.Now + world.Delay().Ticks + late.Ticks;
        if (late == TimeSpan.Zero)
            _lastAt = at = Math.Max(at, _lastAt);
        world.Agenda.In(new TimeSpan(at - world.Agenda.Now), world.Crossing.Take(() =>
        {
            if (!_isClosed && machine.IsAlive)
                machine.Run(() => _hear(frame.Span));
        }));
    }

    void Beat() => world.Agenda.In(Heartbeat, () =>
    {
        if (_isClosed)
            return;
        session.Ping();
        Carry();
        Beat();
    });
}
