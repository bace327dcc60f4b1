using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>The approval key lives for 24 hours and is only looked at when something is registered.</summary>
public sealed class ApprovalKeyTests
{
    static readonly DateTimeOffset Morning = new(2026, 11, 23, 7, 45, 0, TimeSpan.FromHours(9));
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    [Fact]
    public void A_stock_of_the_second_day_is_registered_with_a_key_that_lives()
    {
        using var stage = new FeedStage(Morning);
        stage.Start();
        Assert.Equal(Morning, stage.Stream.ApprovalIssuedAt);

        for (var day = 1; day <= 4; day++)
        {
            stage.Pass(TimeSpan.FromHours(25));
            var code = InstrumentCode.Parse($"00593{day}");
            stage.Do(() => stage.Stream.Watch(code));
            stage.Pass(TimeSpan.FromSeconds(1));
            Assert.Contains(("H0STCNT0", code.ToString()), stage.Registered);
        }

        Assert.True(stage.Sink.IsUp);
        Assert.Single(stage.Dials);
        Assert.Empty(stage.Sink.Faults);
        Assert.InRange(stage.Approvals.Count, 5, 12);
    }

    [Fact]
    public void It_is_renewed_while_the_exchange_is_closed_and_costs_no_session()
    {
        using var stage = new FeedStage(Morning);
        stage.Start();

        stage.Pass(TimeSpan.FromHours(24));

        Assert.All(stage.Approvals.Skip(1), at =>
        {
            var time = Kst.TimeOf(at);
            Assert.True(time >= new TimeOnly(20, 0) || time < new TimeOnly(7, 45), $"renewed at {time}");
        });
        Assert.InRange(stage.Approvals.Count, 2, 3);
        Assert.Single(stage.Dials);
    }

    [Fact]
    public void A_key_that_cannot_be_renewed_by_night_is_renewed_before_it_ends()
    {
        using var stage = new FeedStage(Morning);
        stage.Start();
        stage.Approval = () => new(500, "<html>maintenance</html>");
        stage.Pass(TimeSpan.FromHours(23));
        Assert.True(stage.Sink.IsUp);
        // Every ten minutes and no oftener.
        Assert.InRange(stage.Approvals.Count, 5, 80);
        stage.Approval = () => null;

        stage.Pass(TimeSpan.FromHours(2));
        stage.Do(() => stage.Stream.Watch(Samsung));
        stage.Pass(TimeSpan.FromSeconds(1));

        Assert.Contains(("H0STCNT0", "005930"), stage.Registered);
        Assert.Empty(stage.Sink.Faults);
    }

    [Fact]
    public void A_key_that_is_refused_in_a_healthy_session_is_replaced_and_the_session_stays()
    {
        using var stage = new FeedStage();
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(2));
        stage.ForgetKeys();

        stage.Do(() => stage.Stream.Watch(Samsung, trades: true, book: true));
        stage.Pass(TimeSpan.FromSeconds(3));

        Assert.Contains(("H0STCNT0", "005930"), stage.Registered);
        Assert.Contains(("H0STASP0", "005930"), stage.Registered);
        Assert.Contains(("H0STCNI0", "SIMUSER1"), stage.Registered);
        Assert.True(stage.Sink.IsUp);
        Assert.Single(stage.Dials);
        Assert.Equal(2, stage.Approvals.Count);
        Assert.DoesNotContain(stage.Sink.States, state => state.BlindFrom is not null);
    }

    [Fact]
    public void Where_new_keys_are_refused_too_a_healthy_session_stays_and_asks_more_and_more_seldom()
    {
        using var stage = new FeedStage();
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(2));
        stage.KnowsNoKey = true;

        stage.Do(() => stage.Stream.Watch(Samsung));
        stage.Pass(TimeSpan.FromHours(2));

        Assert.Single(stage.Dials);
        Assert.True(stage.Sink.IsUp);
        // 1, 10, 20 … 600 seconds.
        Assert.InRange(stage.Approvals.Count, 10, 25);
        stage.KnowsNoKey = false;
        stage.Pass(TimeSpan.FromMinutes(11));
        Assert.Contains(("H0STCNT0", "005930"), stage.Registered);
    }

    [Fact]
    public void A_stock_is_given_up_with_the_key_that_it_was_registered_with_or_with_a_newer_one_where_that_has_ended()
    {
        using var stage = new FeedStage(Morning);
        stage.Do(() => stage.Stream.Watch(Samsung));
        stage.Do(() => stage.Stream.Watch(InstrumentCode.Parse("000660")));
        stage.Start();
        stage.Pass(TimeSpan.FromHours(14));
        Assert.Equal(2, stage.Approvals.Count);

        stage.Do(() => stage.Stream.Unwatch(Samsung));
        stage.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(("2", "KEY-1"), (stage.Asked[^1].Message.Header!.TrType, stage.Asked[^1].Message.Header!.ApprovalKey));

        stage.Pass(TimeSpan.FromHours(11));
        stage.Do(() => stage.Stream.Unwatch(InstrumentCode.Parse("000660")));
        stage.Pass(TimeSpan.FromSeconds(1));
        Assert.NotEqual("KEY-1", stage.Asked[^1].Message.Header!.ApprovalKey);
        Assert.True(stage.Registered.SetEquals([("H0STCNI0", "SIMUSER1")]));
    }

    [Fact]
    public void Giving_up_with_a_key_that_is_refused_is_repeated_with_another_one()
    {
        using var stage = new FeedStage();
        stage.Do(() => stage.Stream.Watch(Samsung));
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(2));
        stage.ForgetKeys();

        stage.Do(() => stage.Stream.Unwatch(Samsung));
        stage.Pass(TimeSpan.FromSeconds(3));

        Assert.True(stage.Registered.SetEquals([("H0STCNI0", "SIMUSER1")]));
        Assert.Equal(2, stage.AskedFor("005930", "2"));
        Assert.Single(stage.Dials);
    }

    [Fact]
    public void After_a_cut_the_key_that_lives_is_used_again()
    {
        using var stage = new FeedStage();
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(2));

        stage.HangUp();
        stage.Pass(TimeSpan.FromSeconds(5));

        Assert.True(stage.Sink.IsUp);
        Assert.Equal((2, 1), (stage.Dials.Count, stage.Approvals.Count));
    }

    [Theory]
    [InlineData("KEY\r\nX: 1")]
    [InlineData("KEY 1")]
    [InlineData("KEY\u0000")]
    [InlineData("키")]
    [InlineData("")]
    public void A_key_with_anything_but_visible_ascii_is_none(string key)
    {
        using var stage = new FeedStage();
        stage.Approval = () => Answered.Ok(new ApprovalReply { ApprovalKey = key });
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(1));
        Assert.Empty(stage.Dials);

        stage.Approval = () => Answered.Ok(new ApprovalReply { ApprovalKey = new string('K', 513) });
        stage.Pass(TimeSpan.FromMinutes(2));
        Assert.Empty(stage.Dials);

        stage.Approval = () => null;
        stage.Pass(TimeSpan.FromMinutes(12));
        Assert.True(stage.Sink.IsUp);
    }

    [Fact]
    public void Neither_the_key_nor_what_holds_it_shows_in_a_text()
    {
        var key = new ApprovalKey("11111111-2222-4333-8444-555555555555", Morning, 0);
        Assert.DoesNotContain("1111", $"{key} {new Step(default, true, key)}", StringComparison.Ordinal);
    }
}
