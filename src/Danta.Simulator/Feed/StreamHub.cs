using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Frames;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
using Danta.Simulator.Faults;
using Danta.Simulator.Frames;
using OrderNotice = Danta.Simulator.Accounts.OrderNotice;

namespace Danta.Simulator.Feed;

/// <summary>
/// Everyone who listens and what they hear. It is inside the simulation's gate whenever it is touched: frames are made once
/// and shared by all who registered for them.
/// </summary>
sealed class StreamHub : ISimulationListener
{
    /// <summary>All channels together, as the broker counts.</summary>
    public const int RegistrationLimit = 41;

    /// <summary>Records that a frame may hold.</summary>
    const int RecordsPerFrame = 20;

    readonly List<Subscriber> _sessions = [];
    readonly Dictionary<Registration, List<Subscriber>> _listeners = [];
    readonly FrameWriter _writer = new();
    readonly List<(KisChannel Channel, Instrument Stock, List<TradeRecord> Trades)> _trading = [];

    /// <summary>Lists that have been sent. A record is large, and each trade would else have an array of its own.</summary>
    readonly Stack<List<TradeRecord>> _spare = new();
    readonly List<(long Second, OrderNotice Notice)> _late = [];

    /// <summary>Books as they were told last: their changes are told too.</summary>
    readonly Dictionary<Registration, BookRecord> _totals = [];

    /// <summary>What was told last of what is told by the second.</summary>
    readonly Dictionary<Registration, string> _states = [];
    OrderNotice? _swapped;
    int _keysGiven;

    public Simulation Simulation { get; set; } = null!;

    public IReadOnlyList<Subscriber> Sessions => _sessions;

    /// <summary>Market records that have been sent, each counted for each who heard it.</summary>
    public long Records { get; private set; }

    FaultDesk Faults => Simulation.Faults;

    public Subscriber Open()
    {
        var dice = Dice.For(Simulation.Scenario.Seed, 7_000_000 + _keysGiven++);
        var session = new Subscriber(new ControlOutput { Iv = Letters(dice, 16), Key = Letters(dice, 32) }, Simulation.Scenario.StreamQueue);
        _sessions.Add(session);
        return session;
    }

    public void Close(Subscriber session)
    {
        foreach (var registration in session.Registrations.ToList())
            Remove(session, registration);
        _sessions.Remove(session);
    }

    /// <summary>Registers and answers; what can be wrong with the request's words was looked at before.</summary>
    public void Register(Subscriber session, Registration registration)
    {
        if (session.Registrations.Contains(registration))
        {
            AcknowledgeMade(session, registration, "OPSP0002");
            return;
        }
        if (session.Registrations.Count >= RegistrationLimit)
        {
            Acknowledge(session, registration, "OPSP0008");
            return;
        }
        session.Registrations.Add(registration);
        if (!_listeners.TryGetValue(registration, out var listeners))
            _listeners.Add(registration, listeners = []);
        listeners.Add(session);
        Watch(registration.Key);
        AcknowledgeMade(session, registration, "OPSP0000");
    }

    void AcknowledgeMade(Subscriber session, Registration registration, string code)
    {
        var withheld = TellsNotices(registration.TrId)
            && Faults.OnKeys(registration.TrId, registration.Key, session.Client?.Plan.AppKey) is not null;
        Acknowledge(session, registration.TrId, registration.Key, code, withheld: withheld);
    }

    /// <summary>체결통보, at home or abroad: enciphered, and registered for by the HTS ID.</summary>
    public static bool TellsNotices(string trId) => OverseasNotices.Has(trId) || KisChannels.Parse(trId).Kind() == ChannelKind.Notice;

    public void Unregister(Subscriber session, Registration registration)
    {
        var found = session.Registrations.Contains(registration);
        if (found)
            Remove(session, registration);
        Acknowledge(session, registration, found ? "OPSP0001" : "OPSP0003");
    }

    public void Traded(Instrument stock)
    {
        var home = stock.Home;
        Gather(stock == home ? KisChannel.TradeKrx : KisChannel.TradeNxt, home, stock);
        Gather(KisChannel.TradeUnified, home, Unified(home));
    }

    void Gather(KisChannel channel, Instrument home, IQuote quote)
    {
        if (!Hears(channel, home))
            return;
        var pending = 0;
        while (pending < _trading.Count && (_trading[pending].Stock != home || _trading[pending].Channel != channel))
            pending++;
        if (pending == _trading.Count)
            _trading.Add((channel, home, _spare.TryPop(out var spare) ? spare : []));
        _trading[pending].Trades.Add(MarketRecords.Trade(quote, Simulation.Clock));
    }

    public void BookChanged(Instrument stock)
    {
        Flush();
        var home = stock.Home;
        Show(stock == home ? KisChannel.BookKrx : KisChannel.BookNxt, home, stock);
        Show(KisChannel.BookUnified, home, Unified(home));
        if (stock != home || !stock.InAuction || !Hears(KisChannel.ExpectedTradeKrx, stock) || stock.Expected.Volume == 0)
            return;
        _writer.Begin(KisChannel.ExpectedTradeKrx, 1);
        _writer.Add(MarketRecords.Expected(stock, Simulation.Clock));
        Give(KisChannel.ExpectedTradeKrx, stock);
    }

    public void StateChanged(Instrument stock, string operation)
    {
        Flush();
        var home = stock.Home;
        foreach (var channel in (ReadOnlySpan<KisChannel>)[stock == home ? KisChannel.MarketStateKrx : KisChannel.MarketStateNxt, KisChannel.MarketStateUnified])
        {
            if (!Hears(channel, home))
                continue;
            _writer.Begin(channel, 1);
            _writer.Add(MarketRecords.State(stock, operation), Width(channel, home));
            Give(channel, home);
        }
    }

    void Show(KisChannel channel, Instrument home, IQuote quote)
    {
        if (!Hears(channel, home))
            return;
        var book = MarketRecords.Book(quote, home, Simulation.Clock);
        var key = new Registration(channel, home.Listing.CodeText);
        ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(_totals, key, out var isKnown);
        _writer.Begin(channel, 1);
        _writer.Add(book.Since(isKnown ? before : book), Width(channel, home));
        before = book;
        Give(channel, home);
    }

    static IQuote Unified(Instrument home) => home.Both ?? (IQuote)home;

    public void Notice(in OrderNotice notice)
    {
        Flush();
        if (OwnerOf(notice) is not { } client)
            return;
        var fault = Faults.OnNotice(notice.Kind, notice.Order.Stock.Listing.CodeText, client.Plan.AppKey);
        switch (fault?.Kind)
        {
            case FaultKind.NoticeLost:
                return;
            case FaultKind.NoticeLate:
                _late.Add((Simulation.Clock.Second + Math.Max(1, fault.Milliseconds / 1000), notice));
                return;
            case FaultKind.NoticeSwapped when _swapped is null:
                _swapped = notice;
                return;
        }
        Send(notice, client);
        if (fault?.Kind == FaultKind.NoticeDoubled)
            Send(notice, client);
        if (_swapped is not { } earlier)
            return;
        _swapped = null;
        Send(earlier, OwnerOf(earlier)!);
    }

    /// <summary>Once a second of the market: what was held back and is due is sent.</summary>
    public void Second()
    {
        foreach (var (_, notice) in _late.Where(late => late.Second <= Simulation.Clock.Second).ToList())
            Send(notice, OwnerOf(notice)!);
        _late.RemoveAll(late => late.Second <= Simulation.Clock.Second);
        foreach (var session in _sessions)
            session.Silent = Simulation.Clock.Second < session.SilentUntil;
        foreach (var (registration, listeners) in _listeners)
            ShowState(registration, listeners);
    }

    /// <summary>What is told by the second is told where it has changed.</summary>
    void ShowState(Registration registration, List<Subscriber> listeners)
    {
        if (StateChannel.Find(registration.TrId)?.Of(Simulation, registration.Key) is not { } row)
            return;
        var state = string.Join('^', row.Where(field => !field.Key.EndsWith("hour", StringComparison.Ordinal)).Select(field => field.Value));
        if (_states.TryGetValue(registration, out var before) && before == state)
            return;
        _states[registration] = state;
        ReadOnlyMemory<byte> frame = Encoding.UTF8.GetBytes($"0|{registration.TrId}|001|{string.Join('^', row.Select(field => field.Value))}");
        foreach (var session in listeners)
            session.Send(frame);
        Records += listeners.Count;
    }

    /// <summary>Sends the trades that are gathered. Called at the end of each step and before anything else is said.</summary>
    public void Flush()
    {
        for (var index = 0; index < _trading.Count; index++)
        {
            var (channel, stock, trades) = _trading[index];
            if (Faults.OnFrame(FaultKind.FrameBatched, channel.TrId(), stock.Listing.CodeText) is { } batch && trades.Count < batch.Count)
                continue;
            Send(channel, stock, trades);
            _trading.RemoveAt(index--);
            trades.Clear();
            _spare.Push(trades);
        }
    }

    /// <summary>The heartbeat.</summary>
    public static void Ping(Subscriber session, DateTimeOffset now) =>
        session.Send(ControlMessages.Ping(Danta.Market.Kst.Of(now).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)));

    public static void Acknowledge(Subscriber session, Registration registration, string code) =>
        Acknowledge(session, registration.TrId, registration.Key, code);

    public static void Acknowledge(Subscriber session, string trId, string key, string code, string? text = null, bool withheld = false)
    {
        var row = OpspCodes.Find(code);
        var keys = !withheld && code is ("OPSP0000" or "OPSP0001" or "OPSP0002") ? session.Keys : null;
        var encrypted = code is "OPSP0000" or "OPSP0002" && TellsNotices(trId);
        session.Send(ControlMessages.Acknowledge(trId, key, code is "OPSP0000" or "OPSP0001" ? "0" : "1", code, text ?? row.Text, keys, encrypted));
    }

    public static void Refuse(Subscriber session, string code) =>
        session.Send(ControlMessages.Refuse("9", code, OpspCodes.Find(code).Text));

    void Send(KisChannel channel, Instrument stock, List<TradeRecord> trades)
    {
        if (!Hears(channel, stock))
            return;
        for (var from = 0; from < trades.Count; from += RecordsPerFrame)
        {
            var count = Math.Min(RecordsPerFrame, trades.Count - from);
            var width = Width(channel, stock);
            _writer.Begin(channel, count);
            for (var index = from; index < from + count; index++)
                _writer.Add(trades[index], width);
            Give(channel, stock, count);
        }
    }

    void Send(in OrderNotice notice, Client client)
    {
        var channel = KisChannels.Notices(client.Plan.Environment);
        if (!_listeners.TryGetValue(new(channel, client.Plan.HtsId), out var listeners))
            return;
        var record = MarketRecords.Notice(notice, client);
        var width = Width(channel, notice.Order.Stock);
        foreach (var session in listeners)
        {
            _writer.WriteNotices(channel, session.Cipher, [record], width, session.ReadsOldFrames);
            session.Send(_writer.Written.ToArray());
        }
    }

    Client? OwnerOf(in OrderNotice notice)
    {
        var account = notice.Order.Account;
        return Simulation.Clients.FirstOrDefault(client => client.Account == account);
    }

    bool Hears(KisChannel channel, Instrument stock) => _listeners.ContainsKey(new(channel, stock.Listing.CodeText));

    /// <summary>Null for today's layout.</summary>
    int? Width(KisChannel channel, Instrument stock) =>
        Faults.OnFrame(FaultKind.FrameWidth, channel.TrId(), stock.Listing.CodeText) is { } fault ? channel.CurrentWidth() + fault.Count : null;

    void Give(KisChannel channel, Instrument stock, int records = 1)
    {
        if (Faults.OnFrame(FaultKind.FrameMuted, channel.TrId(), stock.Listing.CodeText) is not null)
            return;
        ReadOnlyMemory<byte> frame = _writer.Written.ToArray();
        if (Faults.OnFrame(FaultKind.FrameCut, channel.TrId(), stock.Listing.CodeText) is not null)
            frame = frame[..(frame.Length / 2)];
        var listeners = _listeners[new(channel, stock.Listing.CodeText)];
        foreach (var session in listeners)
            session.Send(session.ReadsOldFrames ? OldLayout.Of(channel, frame) : frame);
        Records += records * listeners.Count;
    }

    void Remove(Subscriber session, Registration registration)
    {
        session.Registrations.Remove(registration);
        var listeners = _listeners[registration];
        listeners.Remove(session);
        if (listeners.Count > 0)
            return;
        _listeners.Remove(registration);
        _states.Remove(registration);
        _totals.Remove(registration);
        Watch(registration.Key);
    }

    /// <summary>Lets a stock speak, on each exchange, only while somebody listens there.</summary>
    void Watch(string key)
    {
        if (!Simulation.Venue.TryFind(key, out var stock))
            return;
        var channels = _listeners.Keys.Where(other => other.Key == key).Select(other => KisChannels.Parse(other.TrId)).ToList();
        stock.Watched = channels.Exists(channel => !IsNxt(channel));
        if (stock.Nxt is { } nxt)
            nxt.Watched = channels.Exists(channel => IsNxt(channel) || IsUnified(channel));
    }

    static bool IsNxt(KisChannel channel) => channel is KisChannel.TradeNxt or KisChannel.BookNxt or KisChannel.MarketStateNxt;

    static bool IsUnified(KisChannel channel) => channel is KisChannel.TradeUnified or KisChannel.BookUnified or KisChannel.MarketStateUnified;

    static string Letters(Dice dice, int count) =>
        string.Create(count, dice, (span, thrown) =>
        {
            foreach (ref var letter in span)
                letter = "abcdefghijklmnopqrstuvwxyz0123456789"[thrown.Below(36)];
        });
}
