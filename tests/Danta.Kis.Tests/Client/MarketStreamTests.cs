using System.Globalization;
using System.Text;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Frames;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

public sealed class MarketStreamTests : IAsyncLifetime
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    readonly TestSetup _setup = new();
    readonly ManualTime _time = new();
    readonly RecordingSink _sink = new();
    ScriptedBroker _broker = null!;
    KisClient _client = null!;
    MarketStream _stream = null!;

    LiveFeed Feed => _broker.Feed;

    public async ValueTask InitializeAsync()
    {
        _broker = await ScriptedBroker.StartAsync();
        _client = new(_setup.Options(_broker), _time);
        _stream = _client.OpenStream(_sink);
        _stream.WatchNotices();
    }

    public async ValueTask DisposeAsync()
    {
        // The session may be between two registrations: its pause is over only when the clock goes on.
        var ending = _stream.DisposeAsync().AsTask();
        await _time.RunUntilAsync(() => ending.IsCompleted);
        _client.Dispose();
        await _broker.DisposeAsync();
        _setup.Dispose();
    }

    [Fact]
    public async Task Notices_come_first_and_stocks_follow()
    {
        _stream.Watch(Samsung, trades: true, book: true);

        await StartAsync(expected: 3);

        Assert.Equal(
            [("H0STCNI0", "SIMUSER1"), ("H0STCNT0", "005930"), ("H0STASP0", "005930")],
            Feed.Heard.Select(heard => (heard.Message.Body!.Input!.TrId!, heard.Message.Body.Input.TrKey!)));
        Assert.True(_sink.IsUp);
        Assert.Null(_sink.States.Last().BlindFrom);
        Assert.Equal((3, 41), (_stream.State.Used, _stream.State.Limit));
    }

    [Fact]
    public async Task Ticks_books_and_notices_reach_the_sink_on_one_thread()
    {
        _stream.Watch(Samsung, book: true);
        await StartAsync(expected: 3);

        await Feed.SendAsync(Samples.Frame("frame.H0STCNT0.2rec.txt"));
        await Feed.SendAsync(Samples.Frame("frame.H0STASP0.txt"));
        await Feed.SendAsync(Samples.Frame("frame.H0STMKO0.vi-on.txt"));
        await Feed.SendAsync(Samples.Frame("notice.2-partial-fill.frame.txt"));
        await Patience.UntilAsync(() => !_sink.Notices.IsEmpty);

        Assert.Equal([71_900, 71_800], _sink.Trades.Select(tick => tick.Last.Won));
        Assert.Equal(71_900, Assert.Single(_sink.Books).Asks[0].Price.Won);
        Assert.True(Assert.Single(_sink.MarketStates).ViActive);
        Assert.Equal("0000117057", Assert.Single(_sink.Notices).OrderNumber);
        Assert.Single(_sink.Threads.Distinct());
        Assert.Empty(_sink.Faults);
    }

    [Fact]
    public async Task Notices_of_other_accounts_are_not_ours()
    {
        await StartAsync(expected: 1);
        using var cipher = NoticeCipher.TryCreate(LiveFeed.Key, LiveFeed.Iv)!;
        var foreign = Encoding.UTF8.GetString(Samples.Frame("notice.2-partial-fill.plain.txt")).Replace("5001234501", "9999999901", StringComparison.Ordinal);

        await Feed.SendAsync([.. "1|H0STCNI0|001|"u8, .. cipher.Encrypt(Encoding.UTF8.GetBytes(foreign))]);
        await Feed.SendAsync(Samples.Frame("notice.6-market-sell-full-fill.frame.txt"));
        await Patience.UntilAsync(() => !_sink.Notices.IsEmpty);

        Assert.Equal("0000117300", Assert.Single(_sink.Notices).OrderNumber);
    }

    [Fact]
    public async Task A_heartbeat_is_sent_back_as_it_came()
    {
        await StartAsync(expected: 1);

        await Feed.SendAsync(Samples.Frame("pingpong.json"));
        await Patience.UntilAsync(() => Feed.Heard.Any(heard => heard.Message.Kind == ControlKind.PingPong));

        Assert.Equal("20261120093730", Feed.Heard.Last().Message.Header!.Datetime);
    }

    [Fact]
    public async Task Silence_of_thirty_seconds_ends_a_session_that_looks_healthy()
    {
        await StartAsync(expected: 1);
        var lastHeard = _time.GetUtcNow();

        await _time.RunUntilAsync(() => !_sink.IsUp, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(32));
        Assert.InRange(_time.GetUtcNow() - lastHeard, TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(32));
        await _time.RunUntilAsync(() => _sink.IsUp);

        var back = _sink.States.Last();
        Assert.InRange(back.BlindFrom!.Value, lastHeard - TimeSpan.FromSeconds(2), lastHeard);
        Assert.InRange(back.BlindTo!.Value, lastHeard + TimeSpan.FromSeconds(29), _time.GetUtcNow());
        Assert.Equal(2, Feed.Attempts);
    }

    [Fact]
    public async Task A_session_that_hears_something_lives()
    {
        await StartAsync(expected: 1);

        for (var beat = 0; beat < 10; beat++)
        {
            var heard = Feed.Heard.Count;
            await Feed.SendAsync(Samples.Frame("pingpong.json"));
            await Patience.UntilAsync(() => Feed.Heard.Count > heard);
            _time.Advance(TimeSpan.FromSeconds(14));
        }

        Assert.True(_sink.IsUp);
        Assert.Equal(1, Feed.Attempts);
    }

    [Fact]
    public async Task After_a_cut_everything_is_registered_again()
    {
        _stream.Watch(Samsung, book: true);
        await StartAsync(expected: 3);

        Feed.HangUp();
        await _time.RunUntilAsync(() => !_sink.IsUp);
        await _time.RunUntilAsync(() => _sink.IsUp && Feed.Registered.Count == 3);

        Assert.NotNull(_sink.States.Last().BlindFrom);
    }

    [Fact]
    public async Task Refused_connections_never_become_a_storm()
    {
        Feed.RefusesSessions = true;
        _stream.Start();
        await _time.RunUntilAsync(() => Feed.Attempts == 1);

        var end = _time.GetUtcNow() + TimeSpan.FromMinutes(30);
        await _time.RunUntilAsync(() => _time.GetUtcNow() >= end, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(31));

        // 1, 2, 4, 8 … 512 seconds, and then one every ten minutes.
        Assert.InRange(Feed.Attempts, 9, 16);
        Assert.Single(_broker.To(KisEndpoints.ApprovalPath));
        Assert.False(_sink.IsUp);
    }

    [Fact]
    public async Task A_server_that_accepts_and_hangs_up_at_once_is_not_stormed_either()
    {
        Feed.Answer = _ =>
        {
            Feed.HangUp();
            return null;
        };
        _stream.Start();
        await _time.RunUntilAsync(() => Feed.Attempts == 1);

        var end = _time.GetUtcNow() + TimeSpan.FromMinutes(10);
        await _time.RunUntilAsync(() => _time.GetUtcNow() >= end, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(11));

        Assert.InRange(Feed.Attempts, 8, 22);
    }

    [Fact]
    public async Task A_key_in_use_elsewhere_is_waited_for()
    {
        var refused = 0;
        Feed.Answer = _ => refused++ < 3 ? Samples.Frame("ack.already-in-use-appkey.json") : null;
        _stream.Start();
        var began = _time.GetUtcNow();

        await _time.RunUntilAsync(() => _sink.IsUp);

        Assert.Equal(4, Feed.Attempts);
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(60));
        Assert.Contains(_sink.Faults, fault => fault.Code == "OPSP8996");
    }

    [Fact]
    public async Task More_wishes_than_places_never_exceed_them_and_the_pinned_stay()
    {
        for (var stock = 0; stock < 60; stock++)
            _stream.Watch(Code(stock), new WatchWish(Trades: true, Book: true, Pinned: stock >= 50, Score: stock));
        await StartAsync(expected: 41);

        _stream.Watch(Code(99), new WatchWish(Trades: true, Pinned: true));
        await _time.RunUntilAsync(() => Feed.Registered.ContainsKey(("H0STCNT0", Code(99).ToString())));
        await _time.RunUntilAsync(() => Feed.Registered.Count == 41);

        Assert.Equal(41, Feed.Peak);
        Assert.True(Feed.Registered.ContainsKey(("H0STCNI0", "SIMUSER1")));
        for (var stock = 50; stock < 60; stock++)
            Assert.True(Feed.Registered.ContainsKey(("H0STCNT0", Code(stock).ToString())));
        Assert.True(_stream.State.Waiting > 0);
        Assert.DoesNotContain(_sink.Faults, fault => fault.Code == "OPSP0008");
    }

    [Fact]
    public async Task A_server_that_takes_fewer_teaches_its_limit()
    {
        Feed.Limit = 3;
        for (var stock = 0; stock < 5; stock++)
            _stream.Watch(Code(stock), trades: true);
        _stream.Start();
        await _time.RunUntilAsync(() => _stream.State.Limit == 3);
        await _time.RunUntilAsync(() => _stream.State.Used == 3);
        var asked = Feed.Heard.Count;

        _time.Advance(TimeSpan.FromSeconds(5));
        await Stillness.ComeAsync();

        Assert.Equal(asked, Feed.Heard.Count);
        Assert.Equal(3, Feed.Registered.Count);

        // What matters more takes the place of what matters less.
        _stream.Watch(Code(9), trades: true, pinned: true);
        await _time.RunUntilAsync(() => Feed.Registered.ContainsKey(("H0STCNT0", Code(9).ToString())));
        Assert.Equal(3, Feed.Registered.Count);
    }

    [Fact]
    public async Task A_stock_that_is_not_wanted_any_more_is_unregistered_by_type_two()
    {
        _stream.Watch(Samsung);
        await StartAsync(expected: 2);

        _stream.Unwatch(Samsung);
        await _time.RunUntilAsync(() => Feed.Registered.Count == 1);

        Assert.Equal("2", Feed.Heard.Last().Message.Header!.TrType);
    }

    [Fact]
    public async Task A_wrong_approval_key_is_replaced_by_a_new_one()
    {
        var issued = 0;
        _broker.Script(KisEndpoints.ApprovalPath, _ => Answered.Ok(new ApprovalReply { ApprovalKey = issued++ == 0 ? "dead" : LiveFeed.ApprovalKey }));

        await StartAsync(expected: 1);

        Assert.Equal(2, issued);
    }

    [Fact]
    public async Task A_wrong_hts_id_is_told_and_the_feed_does_not_come_up()
    {
        Feed.Answer = message => message.Body!.Input!.TrId == "H0STCNI0" ? Samples.Frame("ack.bad-htsid.json") : null;
        _stream.Watch(Samsung);
        _stream.Start();

        await _time.RunUntilAsync(() => Feed.Registered.Count == 1 && _sink.Faults.Any(fault => fault.Code == "OPSP0017"));

        Assert.False(_sink.IsUp);
        Assert.Single(Feed.Heard, heard => heard.Message.Body?.Input?.TrId == "H0STCNI0");
    }

    [Fact]
    public async Task A_fault_inside_the_server_is_tried_again_after_a_second_three_times_in_all()
    {
        var faults = 0;
        Feed.Answer = message => message.Body!.Input!.TrKey == "005930" && faults++ < 2 ? Acknowledged(message, "OPSP0007", "SUBSCRIBE INTERNAL ERROR") : null;
        _stream.Watch(Samsung);
        _stream.Watch(Code(1));
        _stream.Start();
        var began = _time.GetUtcNow();
        await _time.RunUntilAsync(() => Feed.Registered.Count == 3);
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
        Assert.Equal(2, _sink.Faults.Count(fault => fault.Code == "OPSP0007"));

        // One that never works is given up, and costs the others nothing.
        Feed.Answer = message => message.Body!.Input!.TrKey == Code(2).ToString() ? Acknowledged(message, "OPSP0007", "SUBSCRIBE INTERNAL ERROR") : null;
        _stream.Watch(Code(2));
        _stream.Watch(Code(3));
        await _time.RunUntilAsync(() => Feed.Registered.Count == 4 && AskedFor(Code(2)) == 3);
        var end = _time.GetUtcNow() + TimeSpan.FromSeconds(20);
        await _time.RunUntilAsync(() => _time.GetUtcNow() >= end, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(25));
        Assert.Equal(3, AskedFor(Code(2)));
        Assert.Equal((4, true), (_stream.State.Used, _sink.IsUp));
    }

    [Fact]
    public async Task A_registration_without_an_answer_is_asked_for_again()
    {
        var lost = 0;
        Feed.Answer = message => message.Body!.Input!.TrKey == "005930" && lost++ == 0 ? [] : null;
        _stream.Watch(Samsung);
        _stream.Start();

        await _time.RunUntilAsync(() => Feed.Registered.Count == 2);

        Assert.Equal(2, AskedFor(Samsung));
        Assert.Equal(1, Feed.Attempts);
    }

    [Fact]
    public async Task A_session_that_never_answers_for_the_notices_is_replaced()
    {
        var first = true;
        Feed.Answer = message => message.Body!.Input!.TrId == "H0STCNI0" && first ? [] : null;
        _stream.Start();
        await _time.RunUntilAsync(() => Feed.Heard.Count(heard => heard.Message.Body?.Input?.TrId == "H0STCNI0") == 1);

        // The heartbeat goes on: the socket looks healthy all the while.
        for (var beat = 0; beat < 4 && Feed.Attempts == 1; beat++)
        {
            await Feed.SendAsync(Samples.Frame("pingpong.json"));
            var end = _time.GetUtcNow() + TimeSpan.FromSeconds(11);
            await _time.RunUntilAsync(() => _time.GetUtcNow() >= end || Feed.Attempts > 1, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(13));
        }
        first = false;
        await _time.RunUntilAsync(() => _sink.IsUp);

        Assert.Equal(2, Feed.Attempts);
    }

    [Fact]
    public async Task What_was_not_understood_is_told_once_with_its_shape_and_everything_else_is_read()
    {
        await StartAsync(expected: 1);
        var frame = Encoding.UTF8.GetString(Samples.Frame("frame.H0STCNT0.1rec.txt"));

        for (var round = 0; round < 3; round++)
        {
            await Feed.SendAsync(frame);
            await Feed.SendAsync(frame + "^new");
            await Feed.SendAsync("0|H0STCNT0|001|gar^bage");
            await Feed.SendAsync("0|H0STCNT0|001|garbage");
            await Feed.SendAsync("0|H0STASP0|002|a^b^c");
            await Feed.SendAsync("0|H0XX\u001bXX0|001|x");
            await Feed.SendAsync("neither one nor the other");
            await Feed.SendAsync(frame.Replace("^093730^", "^993730^", StringComparison.Ordinal));
        }
        // The last of each round is behind everything else.
        await Patience.UntilAsync(() => _sink.Trades.Count == 6 && _sink.Faults.Count == 7);
        Feed.HangUp();
        await _time.RunUntilAsync(() => !_sink.IsUp);
        await _time.RunUntilAsync(() => _sink.IsUp);
        await Feed.SendAsync(frame + "^new");
        await Feed.SendAsync(frame);
        await Patience.UntilAsync(() => _sink.Trades.Count == 8);

        Assert.Equal(
            new StreamFault[]
            {
                new(StreamFaultKind.Drift, "H0STCNT0", "", "48 fields, 47 are known"),
                new(StreamFaultKind.Frame, "H0STCNT0", "TooNarrow", "2 fields in 1 records"),
                new(StreamFaultKind.Frame, "H0STCNT0", "TooNarrow", "1 fields in 1 records"),
                new(StreamFaultKind.Frame, "H0STASP0", "UnevenFields", "3 fields in 2 records"),
                new(StreamFaultKind.Frame, "H0XXXX0", "UnknownChannel", "16 bytes"),
                new(StreamFaultKind.Frame, "", "Unreadable", "25 bytes"),
                new(StreamFaultKind.Frame, "H0STCNT0", "BadField", "47 fields in 1 records"),
            },
            _sink.Faults);
    }

    [Fact]
    public async Task A_receiver_that_throws_loses_nobody_the_feed()
    {
        await StartAsync(expected: 1);
        _sink.OnEveryTrade = () => throw new InvalidOperationException("our bug");

        await Feed.SendAsync(Samples.Frame("frame.H0STCNT0.1rec.txt"));
        await Feed.SendAsync(Samples.Frame("frame.H0STASP0.txt"));
        await Patience.UntilAsync(() => !_sink.Books.IsEmpty);

        Assert.Equal(StreamFaultKind.Sink, Assert.Single(_sink.Faults).Kind);
    }

    int AskedFor(InstrumentCode code) => Feed.Heard.Count(heard => heard.Message.Body?.Input?.TrKey == code.ToString());

    static byte[] Acknowledged(ControlMessage message, string code, string text) =>
        ControlMessages.Acknowledge(message.Body!.Input!.TrId!, message.Body.Input.TrKey!, "1", code, text);

    static InstrumentCode Code(int stock) => InstrumentCode.Parse((100_000 + stock).ToString(CultureInfo.InvariantCulture));

    async Task StartAsync(int expected)
    {
        _stream.Start();
        await _time.RunUntilAsync(() => _sink.IsUp && Feed.Registered.Count == expected);
    }
}
