using System.Globalization;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Frames;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
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

    readonly List<StreamSession> _sessions = [];
    readonly Dictionary<Registration, List<StreamSession>> _listeners = [];
    readonly FrameWriter _writer = new();
    readonly List<TradeRecord> _trades = [];
    Stock? _trading;
    int _keysGiven;

    public Simulation Simulation { get; set; } = null!;

    public IReadOnlyList<StreamSession> Sessions => _sessions;

    public StreamSession Open()
    {
        var dice = Dice.For(Simulation.Scenario.Seed, 7_000_000 + _keysGiven++);
        var session = new StreamSession(new ControlOutput { Iv = Letters(dice, 16), Key = Letters(dice, 32) });
        _sessions.Add(session);
        return session;
    }

    public void Close(StreamSession session)
    {
        foreach (var registration in session.Registrations.ToList())
            Remove(session, registration);
        _sessions.Remove(session);
    }

    /// <summary>Registers and answers; what can be wrong with the request's words was looked at before.</summary>
    public void Register(StreamSession session, Registration registration)
    {
        if (session.Registrations.Contains(registration))
        {
            Acknowledge(session, registration, "OPSP0002");
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
        if (Simulation.Venue.TryFind(registration.Key, out var stock))
            stock.Watched = true;
        Acknowledge(session, registration, "OPSP0000");
    }

    public void Unregister(StreamSession session, Registration registration)
    {
        var found = session.Registrations.Contains(registration);
        if (found)
            Remove(session, registration);
        Acknowledge(session, registration, found ? "OPSP0001" : "OPSP0003");
    }

    public void Traded(Stock stock)
    {
        if (!Hears(KisChannel.TradeKrx, stock) && !Hears(KisChannel.TradeUnified, stock))
            return;
        if (_trading != stock || _trades.Count == RecordsPerFrame)
            Flush();
        _trading = stock;
        _trades.Add(MarketRecords.Trade(stock, Simulation.Clock));
    }

    public void BookChanged(Stock stock)
    {
        Flush();
        foreach (var channel in (ReadOnlySpan<KisChannel>)[KisChannel.BookKrx, KisChannel.BookUnified])
        {
            if (!Hears(channel, stock))
                continue;
            _writer.Begin(channel, 1);
            _writer.Add(MarketRecords.Book(stock, Simulation.Clock));
            Give(channel, stock.Listing.CodeText);
        }
    }

    public void StateChanged(Stock stock, string operation)
    {
        Flush();
        foreach (var channel in (ReadOnlySpan<KisChannel>)[KisChannel.MarketStateKrx, KisChannel.MarketStateUnified])
        {
            if (!Hears(channel, stock))
                continue;
            _writer.Begin(channel, 1);
            _writer.Add(MarketRecords.State(stock, operation));
            Give(channel, stock.Listing.CodeText);
        }
    }

    public void Notice(in OrderNotice notice)
    {
        Flush();
        var account = notice.Order.Account;
        if (Simulation.Clients.FirstOrDefault(client => client.Account == account) is not { } client)
            return;
        var channel = KisChannels.Notices(client.Plan.Environment);
        if (!_listeners.TryGetValue(new(channel, client.Plan.HtsId), out var listeners))
            return;
        var record = MarketRecords.Notice(notice, client);
        foreach (var session in listeners.ToList())
        {
            _writer.WriteNotices(channel, session.Cipher, [record]);
            session.Send(_writer.Written.ToArray());
        }
    }

    /// <summary>Sends the trades that are gathered. Called at the end of each step and before anything else is said.</summary>
    public void Flush()
    {
        if (_trading is not { } stock)
            return;
        _trading = null;
        foreach (var channel in (ReadOnlySpan<KisChannel>)[KisChannel.TradeKrx, KisChannel.TradeUnified])
        {
            if (!Hears(channel, stock))
                continue;
            _writer.Begin(channel, _trades.Count);
            foreach (var trade in _trades)
                _writer.Add(trade);
            Give(channel, stock.Listing.CodeText);
        }
        _trades.Clear();
    }

    public void Ping(StreamSession session, DateTimeOffset now) =>
        session.Send(ControlMessages.Ping(Danta.Market.Kst.Of(now).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)));

    public void Acknowledge(StreamSession session, Registration registration, string code) =>
        Acknowledge(session, registration.Channel.TrId(), registration.Key, code);

    public void Acknowledge(StreamSession session, string trId, string key, string code)
    {
        var row = OpspCodes.Find(code);
        var keys = code is "OPSP0000" or "OPSP0001" or "OPSP0002" ? session.Keys : null;
        var encrypted = code is "OPSP0000" or "OPSP0002" && KisChannels.Parse(trId).Kind() == ChannelKind.Notice;
        session.Send(ControlMessages.Acknowledge(trId, key, code is "OPSP0000" or "OPSP0001" ? "0" : "1", code, row.Text, keys, encrypted));
    }

    public void Refuse(StreamSession session, string code) =>
        session.Send(ControlMessages.Refuse("9", code, OpspCodes.Find(code).Text));

    bool Hears(KisChannel channel, Stock stock) => _listeners.ContainsKey(new(channel, stock.Listing.CodeText));

    void Give(KisChannel channel, string key)
    {
        ReadOnlyMemory<byte> frame = _writer.Written.ToArray();
        foreach (var session in _listeners[new(channel, key)])
            session.Send(frame);
    }

    void Remove(StreamSession session, Registration registration)
    {
        session.Registrations.Remove(registration);
        var listeners = _listeners[registration];
        listeners.Remove(session);
        if (listeners.Count > 0)
            return;
        _listeners.Remove(registration);
        if (Simulation.Venue.TryFind(registration.Key, out var stock))
            stock.Watched = _listeners.Keys.Any(other => other.Key == registration.Key);
    }

    static string Letters(Dice dice, int count) =>
        string.Create(count, dice, (span, thrown) =>
        {
            foreach (ref var letter in span)
                letter = "abcdefghijklmnopqrstuvwxyz0123456789"[thrown.Below(36)];
        });
}
