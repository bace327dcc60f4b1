using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The written policy for each trouble of the house: entries stop, exits go on, the owner is told, and it ends by itself.</summary>
public sealed class DegradeTests
{
    public static TheoryData<TraderEvent, TraderEvent> Troubles => new()
    {
        { new InboxOverflowed(true), new InboxOverflowed(false) },
        { new JournalChanged(false, "디스크가 가득 찼습니다"), new JournalChanged(true, "") },
        { new ClockChanged(TimeSpan.FromMinutes(3), false), new ClockChanged(default, true) },
        { new TokenChanged(false, "EGW00133"), new TokenChanged(true, "") },
        { new BrokerChanged(false, "서버 점검"), new BrokerChanged(true, "") },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Nothing_is_bought_while_it_lasts_and_what_is_held_is_sold(TraderEvent trouble, TraderEvent cure)
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(trouble);
        Assert.Equal(TraderState.Halted, scene.Shot.State);

        scene.Condition("0", Samsung, Hynix).Instrument(Hynix).Tick(70_000, Hynix).Tick(70_100, Hynix).Pass(2);
        Assert.DoesNotContain(scene.Placed, order => order.Code == Hynix);

        scene.Tick(69_000);
        Assert.Single(scene.Placed, order => order.Code == Samsung && order.Side == Market.Side.Sell);

        scene.Play(cure);
        Assert.Equal(TraderState.Running, scene.Shot.State);
        scene.Tick(70_000, Hynix).Tick(70_100, Hynix);
        Assert.Single(scene.Placed, order => order.Code == Hynix);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Its_beginning_and_its_end_are_each_told_once_and_that_it_ends_by_itself(TraderEvent trouble, TraderEvent cure)
    {
        var scene = new Scene();
        scene.Play(trouble).Play(trouble).Pass(3).Play(cure).Play(cure);
        Assert.Equal([(true, true), (false, true)], scene.News<HaltNews>().Select(news => (news.Halted, news.Heals)));
    }

    [Fact]
    public void The_owner_s_pause_outlasts_a_trouble_that_ended()
    {
        var scene = new Scene();
        scene.Play(new Pause("test")).Play(new TokenChanged(false, "EGW00133")).Play(new TokenChanged(true, ""));
        Assert.Equal(TraderState.Paused, scene.Shot.State);
    }

    [Fact]
    public void A_fault_of_our_own_does_not_end_by_itself()
    {
        var scene = new Scene();
        var order = scene.Hold(70_000);
        // The exchange cancels what it has filled: no life of an order goes that way.
        scene.Play(Notice(NoticeKind.CancelConfirmed, order, scene.Shot.Orders[0].Number, 14, 70_000));
        Assert.Equal(TraderState.Halted, scene.Shot.State);
        Assert.False(Assert.Single(scene.News<HaltNews>()).Heals);
        scene.Play(new TokenChanged(false, "EGW00133")).Play(new TokenChanged(true, "")).Pass(60, answer: true);
        Assert.Equal(TraderState.Halted, scene.Shot.State);
        scene.Play(new Resume("test")).Pass(3, answer: true);
        Assert.Equal(TraderState.Running, scene.Shot.State);
    }
}
