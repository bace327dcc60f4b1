using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Engine;

public sealed class MorningCheckTests
{
    readonly Hand _time = new();
    readonly List<OwnerNews> _told = [];
    TraderSnapshot _now = TraderSnapshot.Empty with { IsOpenDay = true, State = TraderState.Running };
    string? _problem;
    CheckRound? _round;

    MorningCheck Check => field ??= new(
        () => _now, () => new EdgeStatus("1", "5001****01", "", null, default!, default!, [new("notices", _problem is null, _problem ?? "")], null) { Round = _round }, _told.Add, _time);

    [Fact]
    public void At_twenty_past_eight_the_owner_hears_once_that_it_can_begin()
    {
        Check.Look();
        Assert.Empty(_told);
        LookFor(300);
        Assert.Empty(Assert.IsType<MorningNews>(Assert.Single(_told)).Problems);
        _time.Now = Kst.At(new(2026, 11, 24), new(8, 21));
        Check.Look();
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public void What_is_missing_is_named_and_once_more_when_it_is_mended()
    {
        _problem = "체결통보가 끊겨 있습니다";
        LookFor(10);
        _problem = null;
        LookFor(10);
        Assert.Equal([["체결통보가 끊겨 있습니다"], []], _told.OfType<MorningNews>().Select(news => news.Problems));
    }

    /// <summary>One list: what the doctor would say is said here, and what readiness has said already is not said twice.</summary>
    [Fact]
    public void What_the_doctors_checks_found_is_told_with_its_mend()
    {
        _problem = "체결통보가 끊겨 있습니다";
        _round = new(_time.Now,
        [
            new("notices", "체결통보", FindingState.Failed, "체결통보가 끊겨 있습니다", "기다리십시오"),
            new("disk", "디스크", FindingState.Failed, "가득 찼습니다", "비우십시오"),
            new("cores", "코어", FindingState.Warning, "하나뿐입니다", "그대로도 됩니다"),
            new("clock", "시계", FindingState.Ok, "맞습니다", ""),
        ]);
        LookFor(10);
        var told = Assert.IsType<MorningNews>(Assert.Single(_told));
        Assert.Equal(["체결통보가 끊겨 있습니다", "디스크: 가득 찼습니다 → 비우십시오"], told.Problems);
        Assert.Equal(["코어: 하나뿐입니다 → 그대로도 됩니다"], told.Warnings);
        (_problem, _round) = (null, _round with { Findings = [.. _round.Warnings] });
        LookFor(10);
        Assert.Equal([2, 0], _told.OfType<MorningNews>().Select(news => news.Problems.Count));
    }

    [Fact]
    public void A_pause_is_no_go()
    {
        _now = _now with { State = TraderState.Paused, Reason = "정지 (api)" };
        LookFor(3);
        Assert.Equal(["정지 (api)"], Assert.IsType<MorningNews>(Assert.Single(_told)).Problems);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Nobody_is_told_on_a_closed_day_or_asleep(bool open, bool asleep)
    {
        _now = _now with { IsOpenDay = open, IsAsleep = asleep };
        LookFor(300);
        Assert.Empty(_told);
    }

    void LookFor(int looks)
    {
        for (; looks > 0; looks--)
        {
            _time.Now += TimeSpan.FromSeconds(10);
            Check.Look();
        }
    }

    sealed class Hand : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Kst.At(new(2026, 11, 23), new(8, 19, 50));

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
