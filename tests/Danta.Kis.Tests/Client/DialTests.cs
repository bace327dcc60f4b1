using System.Net.Sockets;
using System.Net.WebSockets;
using Danta.Kis.Tests.Broker;

namespace Danta.Kis.Tests.Client;

/// <summary>How often the feed knocks, and when it does not.</summary>
public sealed class DialTests
{
    static readonly DateTimeOffset Friday = new(2026, 11, 20, 20, 30, 0, TimeSpan.FromHours(9));
    static readonly WebSocketException Away = new(WebSocketError.NotAWebSocket, "status code '503'");

    [Fact]
    public void A_server_that_refuses_is_asked_every_ten_minutes_in_the_end_and_no_new_keys_are_asked_for()
    {
        using var stage = new FeedStage { Refuses = Away };
        stage.Start();
        stage.Pass(TimeSpan.FromHours(5));

        Assert.InRange(stage.Dials.Count, 30, 60);
        Assert.Single(stage.Approvals);
        Assert.InRange(stage.Dials[^1] - stage.Dials[^2], TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(13));
    }

    [Fact]
    public void Where_nobody_answers_the_feed_is_back_within_a_minute_or_so()
    {
        using var stage = new FeedStage { Refuses = new WebSocketException("no route", new SocketException((int)SocketError.NetworkUnreachable)) };
        stage.Start();
        stage.Pass(TimeSpan.FromHours(2));
        stage.Refuses = null;

        stage.Pass(TimeSpan.FromSeconds(76));

        Assert.True(stage.Sink.IsUp);
    }

    [Fact]
    public void A_server_that_is_shut_for_the_week_end_is_left_alone_and_dialled_for_the_morning()
    {
        using var stage = new FeedStage(Friday) { Refuses = Away };
        stage.Start();
        stage.Pass(TimeSpan.FromHours(1));
        var evening = stage.Dials.Count;
        stage.Pass(TimeSpan.FromHours(58));

        Assert.InRange(evening, 8, 14);
        Assert.InRange(stage.Dials.Count - evening, 90, 160);
        Assert.InRange(stage.Approvals.Count, 1, 6);

        // Monday, 07:45.
        stage.Refuses = null;
        stage.Pass(new DateTimeOffset(2026, 11, 23, 7, 46, 0, TimeSpan.FromHours(9)) - stage.Time.GetUtcNow());
        Assert.True(stage.Sink.IsUp);
    }

    [Fact]
    public void A_server_that_knows_no_key_by_night_costs_a_key_a_dial_and_few_dials()
    {
        using var stage = new FeedStage(Friday) { KnowsNoKey = true };
        stage.Start();
        stage.Pass(TimeSpan.FromHours(10));

        Assert.InRange(stage.Dials.Count, 15, 40);
        Assert.True(stage.Approvals.Count <= stage.Dials.Count + 1);
        Assert.False(stage.Sink.IsUp);
    }

    [Fact]
    public void Only_a_session_that_was_up_for_a_minute_begins_the_pauses_anew()
    {
        using var stage = new FeedStage { Refuses = Away };
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(40));
        stage.Refuses = null;
        while (!stage.Sink.IsUp)
            stage.Pass(TimeSpan.FromSeconds(1));

        stage.Pass(TimeSpan.FromSeconds(30));
        var soon = stage.Dials.Count;
        stage.HangUp();
        stage.Pass(TimeSpan.FromSeconds(44));
        Assert.Equal(soon, stage.Dials.Count);
        stage.Pass(TimeSpan.FromSeconds(32));
        Assert.Equal(soon + 1, stage.Dials.Count);

        stage.Pass(TimeSpan.FromMinutes(2));
        stage.HangUp();
        stage.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(soon + 2, stage.Dials.Count);
    }

    [Fact]
    public void Another_program_on_the_key_is_told_once_and_dialled_more_and_more_seldom()
    {
        using var stage = new FeedStage { Answer = _ => Samples.Frame("ack.already-in-use-appkey.json") };
        stage.Start();
        stage.Pass(TimeSpan.FromHours(4));

        // 5, 10, 20, 60, 120, 240, 480 seconds, then every ten minutes.
        Assert.InRange(stage.Dials.Count, 22, 42);
        Assert.Single(stage.Approvals);
        Assert.Single(stage.Sink.Faults, fault => fault.Kind == StreamFaultKind.KeyInUse);

        stage.Answer = static _ => null;
        stage.Pass(TimeSpan.FromMinutes(13));
        Assert.True(stage.Sink.IsUp);
    }

    [Fact]
    public void A_session_of_our_own_that_the_server_has_not_noticed_the_end_of_is_no_other_program()
    {
        var refused = 0;
        using var stage = new FeedStage();
        stage.Answer = _ => refused++ < 3 ? Samples.Frame("ack.already-in-use-appkey.json") : null;
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(2));

        Assert.True(stage.Sink.IsUp);
        Assert.DoesNotContain(stage.Sink.Faults, fault => fault.Kind == StreamFaultKind.KeyInUse);
    }

    [Theory]
    [InlineData("EGW00206")]
    [InlineData("EGW00003")]
    public void A_key_that_is_blocked_is_not_knocked_with_any_more(string code)
    {
        using var stage = new FeedStage();
        stage.Approval = () => new(403, $$"""{"error_description":"blocked","error_code":"{{code}}"}""");
        stage.Start();
        stage.Pass(TimeSpan.FromHours(48));

        Assert.Equal((3, 0), (stage.Approvals.Count, stage.Dials.Count));
        Assert.Single(stage.Sink.Faults, fault => fault.Kind == StreamFaultKind.KeyBlocked);
        Assert.True(stage.Stream.State.Blocked);
        Assert.True(stage.Sink.States.Last().Blocked);
        Assert.Contains(code, stage.Stream.State.Reason, StringComparison.Ordinal);

        // Somebody has mended it, or a day has begun.
        stage.Approval = () => null;
        stage.Do(stage.Stream.Wake);
        stage.Pass(TimeSpan.FromSeconds(1));
        Assert.True(stage.Sink.IsUp);
        Assert.False(stage.Stream.State.Blocked);
    }

    [Fact]
    public void An_app_key_that_the_socket_refuses_is_not_knocked_with_any_more_either()
    {
        using var stage = new FeedStage { Answer = message => FeedStage.Acknowledged(message, "OPSP9996", "invalid appkey") };
        stage.Start();
        stage.Pass(TimeSpan.FromHours(48));

        Assert.Equal(3, stage.Dials.Count);
        Assert.True(stage.Stream.State.Blocked);
    }

    [Fact]
    public void Trouble_of_the_brokers_gateway_is_no_block()
    {
        using var stage = new FeedStage();
        stage.Approval = () => new(500, """{"error_description":"일시적 오류","error_code":"EGW00002"}""");
        stage.Start();
        stage.Pass(TimeSpan.FromHours(1));
        Assert.InRange(stage.Approvals.Count, 8, 20);

        stage.Approval = () => null;
        stage.Pass(TimeSpan.FromMinutes(13));
        Assert.True(stage.Sink.IsUp);
    }
}
