using System.Globalization;
using System.Text;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>What the server takes, what it acknowledges by halves, and what it forgets.</summary>
public sealed class RegistrationTests
{
    static readonly (string, string) Notices = ("H0STCNI0", "SIMUSER1");

    [Fact]
    public void A_server_that_takes_nothing_is_asked_more_and_more_seldom_and_it_is_told_once()
    {
        using var stage = new FeedStage { Limit = 0 };
        stage.Do(() => stage.Stream.Watch(Code(1)));
        stage.Start();
        stage.Pass(TimeSpan.FromHours(1));

        // At once, then after 10, 20, 40, 80, 160, 320 and 600 seconds.
        Assert.InRange(stage.Asked.Count, 8, 14);
        Assert.All(stage.Asked, asked => Assert.Equal("H0STCNI0", asked.Message.Body!.Input!.TrId));
        Assert.Single(stage.Sink.Faults);
        Assert.Equal(StreamFaultKind.Full, stage.Sink.Faults.Single().Kind);
        Assert.Equal((0, 0), (stage.Stream.State.Used, stage.Stream.State.Limit));
        Assert.Single(stage.Dials);
        Assert.False(stage.Sink.IsUp);

        // The other program has gone: notices, and everything else behind them.
        stage.Limit = 41;
        stage.Pass(TimeSpan.FromMinutes(11));
        Assert.True(stage.Registered.SetEquals([Notices, ("H0STCNT0", Code(1).ToString())]));
        Assert.True(stage.Sink.IsUp);
    }

    [Fact]
    public void What_is_registered_goes_on_and_who_is_held_comes_before_who_is_watched()
    {
        using var stage = new FeedStage { Limit = 3 };
        for (var stock = 0; stock < 6; stock++)
            stage.Do(() => stage.Stream.Watch(Code(stock), new WatchWish(Score: stock)));
        stage.Start();
        stage.Pass(TimeSpan.FromSeconds(5));
        Assert.True(stage.Registered.SetEquals([Notices, Trade(5), Trade(4)]));
        Assert.Equal((3, 3), (stage.Stream.State.Used, stage.Stream.State.Limit));

        stage.Do(() => stage.Stream.Watch(Code(9), new WatchWish(Pinned: true)));
        stage.Pass(TimeSpan.FromSeconds(2));
        Assert.True(stage.Registered.SetEquals([Notices, Trade(9), Trade(5)]));

        // Room appears little by little: it is found, and no more is taken than there is.
        stage.Limit = 5;
        stage.Pass(TimeSpan.FromMinutes(11));
        Assert.Equal(5, stage.Registered.Count);
        Assert.Contains(Trade(4), stage.Registered);
        Assert.Contains(Trade(3), stage.Registered);
        Assert.Single(stage.Sink.Faults);
        Assert.True(stage.Sink.IsUp);
    }

    [Fact]
    public void A_server_that_is_full_for_a_day_is_not_stormed()
    {
        using var stage = new FeedStage { Limit = 3 };
        for (var stock = 0; stock < 20; stock++)
            stage.Do(() => stage.Stream.Watch(Code(stock)));
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(30));
        var asked = stage.Asked.Count;
        stage.Pass(TimeSpan.FromHours(5));

        Assert.InRange(stage.Asked.Count - asked, 25, 35);
        Assert.Equal(3, stage.Registered.Count);
    }

    [Fact]
    public void Notices_that_are_acknowledged_without_their_keys_are_not_up()
    {
        var withheld = 2;
        using var stage = new FeedStage();
        stage.Answer = message =>
        {
            if (message.Body!.Input!.TrId != "H0STCNI0" || message.Header!.TrType != "1" || withheld-- <= 0)
                return null;
            stage.Registered.Add(Notices);
            return FeedStage.Acknowledged(message, "OPSP0000", "SUBSCRIBE SUCCESS");
        };
        stage.Start();
        Assert.False(stage.Sink.IsUp);
        stage.Pass(TimeSpan.FromMilliseconds(900));
        Assert.False(stage.Sink.IsUp);

        stage.Pass(TimeSpan.FromSeconds(5));

        Assert.True(stage.Sink.IsUp);
        Assert.Equal((3, 2), (stage.AskedFor("SIMUSER1"), stage.AskedFor("SIMUSER1", "2")));
        Assert.Single(stage.Dials);
        Assert.Equal(StreamFaultKind.Keyless, Assert.Single(stage.Sink.Faults).Kind);
        stage.Send(Samples.Frame("notice.2-partial-fill.frame.txt"));
        Assert.Single(stage.Sink.Notices);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("short", "0123456789abcdef")]
    public void Where_the_keys_never_come_the_session_is_replaced_and_it_is_told_once(string? key, string? iv)
    {
        using var stage = new FeedStage();
        stage.Answer = message => message.Body!.Input!.TrId == "H0STCNI0" && message.Header!.TrType == "1"
            ? FeedStage.Acknowledged(message, "OPSP0000", "SUBSCRIBE SUCCESS", key is null ? null : new() { Key = key, Iv = iv })
            : null;
        stage.Start();
        stage.Pass(TimeSpan.FromHours(3));

        Assert.False(stage.Sink.IsUp);
        Assert.Single(stage.Sink.Faults);
        Assert.InRange(stage.Dials.Count, 15, 40);
        Assert.Single(stage.Approvals);
    }

    [Fact]
    public void Notices_that_were_registered_already_keep_the_keys_that_came_with_them()
    {
        var asked = 0;
        using var stage = new FeedStage();
        stage.Answer = message => message.Body!.Input!.TrId == "H0STCNI0" && asked++ == 0
            // The answer is lost after the keys have come: the next one says that it is there already.
            ? FeedStage.Acknowledged(message, "OPSP0007", "SUBSCRIBE INTERNAL ERROR", new() { Key = LiveFeed.Key, Iv = LiveFeed.Iv })
            : message.Body.Input.TrId == "H0STCNI0" ? FeedStage.Acknowledged(message, "OPSP0002", "ALREADY IN SUBSCRIBE") : null;
        stage.Start();
        stage.Pass(TimeSpan.FromSeconds(3));

        Assert.True(stage.Sink.IsUp);
        Assert.DoesNotContain(stage.Sink.Faults, fault => fault.Kind == StreamFaultKind.Keyless);
    }

    [Fact]
    public void Notices_that_cannot_be_read_one_after_the_other_cost_the_session()
    {
        using var stage = new FeedStage();
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(2));
        using var other = NoticeCipher.TryCreate(new string('k', 32), new string('v', 16))!;
        byte[] unread = [.. "1|H0STCNI0|001|"u8, .. other.Encrypt("of another key"u8)];

        stage.Send(unread);
        stage.Send(unread);
        stage.Send(Samples.Frame("notice.2-partial-fill.frame.txt"));
        stage.Send(unread);
        stage.Send(unread);
        stage.Pass(TimeSpan.FromSeconds(2));
        Assert.Single(stage.Dials);

        stage.Send(unread);
        stage.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(2, stage.Dials.Count);
        Assert.True(stage.Sink.IsUp);
        Assert.NotNull(stage.Sink.States.Last().BlindFrom);
        Assert.Single(stage.Sink.Faults);
    }

    [Fact]
    public void A_held_stock_of_which_nothing_comes_while_others_speak_is_registered_anew_once_and_told()
    {
        using var stage = new FeedStage();
        stage.Do(() => stage.Stream.Watch(InstrumentCode.Parse("005930")));
        stage.Do(() => stage.Stream.Watch(Code(1), trades: true, book: true, pinned: true));
        stage.Start();
        var trade = Samples.Frame("frame.H0STCNT0.1rec.txt");

        stage.Pass(TimeSpan.FromSeconds(170), () => stage.Send(trade));
        Assert.Equal(0, stage.AskedFor(Code(1).ToString(), "2"));

        stage.Pass(TimeSpan.FromSeconds(20), () => stage.Send(trade));
        Assert.Equal((4, 2), (stage.AskedFor(Code(1).ToString()), stage.AskedFor(Code(1).ToString(), "2")));
        Assert.Empty(stage.Sink.Faults);

        stage.Pass(TimeSpan.FromMinutes(40), () => stage.Send(trade));
        var mute = Assert.Single(stage.Sink.Faults);
        Assert.Equal((StreamFaultKind.Mute, Code(1).ToString()), (mute.Kind, mute.Text));
        Assert.Equal((4, 2), (stage.AskedFor(Code(1).ToString()), stage.AskedFor(Code(1).ToString(), "2")));
        Assert.Equal((4, true), (stage.Registered.Count, stage.Sink.IsUp));
        Assert.Equal((1, 0), (stage.AskedFor("005930"), stage.AskedFor("005930", "2")));
    }

    [Fact]
    public void A_stock_that_speaks_again_after_it_was_asked_for_anew_is_nothing_to_tell()
    {
        using var stage = new FeedStage();
        stage.Do(() => stage.Stream.Watch(InstrumentCode.Parse("005930")));
        stage.Do(() => stage.Stream.Watch(Code(1)));
        stage.Start();
        var trade = Samples.Frame("frame.H0STCNT0.1rec.txt");
        var lost = Of(trade, Code(1));

        stage.Pass(TimeSpan.FromSeconds(185), () => stage.Send(trade));
        stage.Pass(TimeSpan.FromMinutes(10), () =>
        {
            stage.Send(trade);
            stage.Send(lost);
        });

        Assert.Equal(2, stage.AskedFor(Code(1).ToString()));
        Assert.Empty(stage.Sink.Faults);
    }

    [Fact]
    public void Where_all_are_silent_or_have_only_just_begun_nobody_is_deaf()
    {
        using var stage = new FeedStage();
        stage.Do(() => stage.Stream.Watch(InstrumentCode.Parse("005930"), trades: true, book: true));
        stage.Do(() => stage.Stream.Watch(Code(1)));
        stage.Start();

        // Before the open nothing trades; in an auction books move, and that says nothing of a stock without one.
        stage.Pass(TimeSpan.FromMinutes(20));
        stage.Pass(TimeSpan.FromMinutes(20), () => stage.Send(Samples.Frame("frame.H0STASP0.txt")));
        stage.Pass(TimeSpan.FromMinutes(2), () => stage.Send(Samples.Frame("frame.H0STCNT0.1rec.txt")));

        Assert.Equal(0, stage.AskedFor(Code(1).ToString(), "2"));
        Assert.Empty(stage.Sink.Faults);
    }

    [Fact]
    public void A_text_of_the_server_is_stripped_and_cut()
    {
        using var stage = new FeedStage();
        stage.Answer = message => message.Body!.Input!.TrKey == Code(1).ToString()
            ? FeedStage.Acknowledged(message, "OPSP8992", "\u001b[31mSUBSCRIBE\u202e ERROR\r\n" + new string('x', 5_000))
            : null;
        stage.Do(() => stage.Stream.Watch(Code(1)));
        stage.Start();
        stage.Pass(TimeSpan.FromSeconds(1));

        var fault = Assert.Single(stage.Sink.Faults);
        Assert.StartsWith("[31mSUBSCRIBE ERROR  xxx", fault.Text, StringComparison.Ordinal);
        Assert.Equal(200, fault.Text.Length);
    }

    [Fact]
    public void A_control_message_that_is_too_long_is_not_read_and_told_once()
    {
        using var stage = new FeedStage();
        stage.Start();
        stage.Pass(TimeSpan.FromSeconds(1));
        var asked = stage.Asked.Count;
        var large = ControlMessages.Acknowledge("H0STCNT0", "005930", "1", "OPSP8992", new string('x', 16 * 1024));

        for (var time = 0; time < 100; time++)
            stage.Send(large);
        stage.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal("Unreadable", Assert.Single(stage.Sink.Faults).Code);
        Assert.Equal((asked, true), (stage.Asked.Count, stage.Sink.IsUp));
    }

    static byte[] Of(byte[] frame, InstrumentCode code) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(frame).Replace("005930", code.ToString(), StringComparison.Ordinal));

    static (string, string) Trade(int stock) => ("H0STCNT0", Code(stock).ToString());

    static InstrumentCode Code(int stock) => InstrumentCode.Parse((100_000 + stock).ToString(CultureInfo.InvariantCulture));
}
