using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("급등주", "급등주", true)]
    [InlineData("급등주 and 거래량 급증", "급등주", false)]
    [InlineData("급등주 and 거래량 급증", "급등주,거래량 급증", true)]
    [InlineData("급등주 not 신고가", "급등주", true)]
    [InlineData("급등주 not 신고가", "급등주,신고가", false)]
    [InlineData("급등주 or 신고가 and 거래량 급증", "신고가", false)]
    [InlineData("급등주 or 신고가 AND 거래량 급증", "신고가,거래량 급증", true)]
    [InlineData("\"buy and hold\"", "buy and hold", true)]
    [InlineData("“buy and hold” not 신고가", "buy and hold,신고가", false)]
    [InlineData("buy and hold", "buy and hold", false)]
    [InlineData("\"급등주", "\"급등주", true)]
    public void An_expression_holds_by_its_words_from_left_to_right(string text, string present, bool holds)
    {
        Assert.True(ConditionExpression.TryParse(text, out var expression, out _));
        Assert.Equal(holds, expression.Holds(name => present.Split(',').Contains(name, StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("and 급등주")]
    [InlineData("not 급등주")]
    [InlineData("급등주 and")]
    [InlineData("급등주 and not 신고가")]
    public void An_expression_without_a_name_where_one_belongs_is_refused(string text)
    {
        Assert.False(ConditionExpression.TryParse(text, out _, out var fault));
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void A_plan_calls_when_all_of_its_conditions_have_been_heard_and_it_holds()
    {
        var scene = new Scene(Plain with { Conditions = new([new("조건0 and 조건1 not 조건2")]) });
        scene.Condition("0", Samsung, Hynix).Condition("1", Samsung, Hynix);
        Assert.DoesNotContain(scene.All, request => request is Watch);
        scene.Condition("2", Hynix);
        Assert.Equal(Samsung, Assert.Single(scene.All.OfType<Watch>()).Code);
        scene.Condition("2");
        Assert.Equal([Samsung, Hynix], scene.All.OfType<Watch>().Select(watch => watch.Code));
        scene.Condition("1", Hynix).Instrument(Samsung).Tick(70_000);
        Assert.DoesNotContain(scene.Last, request => request is PlaceOrder { Side: Side.Buy });
    }

    /// <summary>The owner gave its number: what its name looks like is nobody's business.</summary>
    [Theory]
    [InlineData("buy and hold")]
    [InlineData("and")]
    public void A_condition_for_itself_may_have_any_name(string name)
    {
        var scene = new Scene();
        scene.Play(new ConditionAnswered("7", name, [new(Samsung, "삼성전자", default)], false, scene.Now));
        Assert.Equal(Samsung, Assert.Single(scene.All.OfType<Watch>()).Code);
    }

    [Fact]
    public void A_condition_that_only_a_plan_excludes_calls_nobody()
    {
        var scene = new Scene(Plain with { Conditions = new([new("조건0 not 조건1")]) });
        scene.Condition("1", Hynix).Condition("0", Samsung);
        Assert.Equal(Samsung, Assert.Single(scene.All.OfType<Watch>()).Code);
    }

    [Fact]
    public void A_renamed_condition_is_told()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Play(new ConditionAnswered("0", "새 이름", [], false, scene.Now));
        Assert.Contains(scene.All.OfType<Note>(), note => note.Decision.Sentence.Contains("새 이름", StringComparison.Ordinal));
    }

    /// <summary>The server counts anew when a condition is deleted: 1 becomes 0. The names are what the owner means.</summary>
    [Fact]
    public void A_condition_under_another_number_goes_on_as_itself()
    {
        var scene = new Scene();
        scene.Play(new ConditionAnswered("0", "가", [], false, scene.Now)).Play(new ConditionAnswered("1", "나", [Hit(Samsung)], false, scene.Now));
        scene.Play(new ConditionAnswered("0", "나", [Hit(Samsung), Hit(Hynix)], false, scene.Now));
        var entered = scene.All.OfType<Note>().Where(note => note.Decision.Kind == DecisionKind.Signal).Select(note => note.Decision.Code);
        Assert.Equal([Samsung, Hynix], entered);
        Assert.Equal([("", "가"), ("0", "나")], scene.Shot.Conditions.Select(view => (view.Seq, view.Name)));
        Assert.Empty(scene.News<ConditionNews>());
    }

    [Fact]
    public void A_renamed_condition_forgets_nobody_and_a_stock_can_still_leave_it()
    {
        var scene = new Scene(Plain with { Exit = Plain.Exit with { WhenLeft = true } });
        scene.Hold(70_000);
        scene.Play(new ConditionAnswered("0", "새 이름", [Hit(Samsung)], false, scene.Now)).Pass(1);
        Assert.Contains(scene.News<ConditionNews>(), news => news.Text.Contains("새 이름", StringComparison.Ordinal));
        Assert.Single(scene.Placed);
        scene.Play(new ConditionAnswered("0", "새 이름", [], false, scene.Now)).Pass(1);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
    }

    [Fact]
    public void A_deleted_condition_is_told_once_calls_nobody_and_sells_nothing()
    {
        var scene = new Scene(Plain with { Exit = Plain.Exit with { WhenLeft = true } });
        scene.Hold(70_000);
        scene.Condition("0", Samsung, Hynix).Instrument(Hynix);
        var gone = new ConditionFailed("0", "조건0", "지워졌습니다") { Gone = true };
        scene.Play(gone).Play(gone).Tick(70_000, Hynix).Pass(2);
        Assert.Single(scene.News<ConditionNews>());
        Assert.Single(scene.Placed);
        Assert.DoesNotContain(scene.All, request => request is PlaceOrder { Side: Side.Buy } order && order.Code == Hynix);
        scene.Condition("0", Samsung);
        Assert.Equal(2, scene.News<ConditionNews>().Count());
        Assert.Empty(Assert.Single(scene.Shot.Conditions).Problem);
    }

    [Fact]
    public void A_list_cut_at_its_cap_is_told_once_for_as_long_as_it_is_cut()
    {
        var scene = new Scene();
        for (var poll = 0; poll < 3; poll++)
            scene.Play(new ConditionAnswered("0", "조건0", [Hit(Samsung)], true, scene.Now)).Pass(1);
        Assert.Contains("100종목에서 잘렸습니다", Assert.Single(scene.News<ConditionNews>()).Text, StringComparison.Ordinal);
        scene.Condition("0", Samsung).Play(new ConditionAnswered("0", "조건0", [], true, scene.Now));
        Assert.Equal(2, scene.News<ConditionNews>().Count());
    }

    [Fact]
    public void Entering_tells_how_old_the_news_can_be()
    {
        var scene = new Scene();
        scene.Condition("0");
        Assert.Null(Assert.Single(scene.Shot.Conditions).Delay);
        scene.Skip(TimeSpan.FromSeconds(4));
        var asked = scene.Now;
        scene.Skip(TimeSpan.FromMilliseconds(250)).Play(new ConditionAnswered("0", "조건0", [Hit(Samsung)], false, asked));
        Assert.Equal(TimeSpan.FromMilliseconds(4_250), Assert.Single(scene.Shot.Conditions).Delay);
        var entered = scene.All.OfType<Note>().Last(note => note.Decision.Kind == DecisionKind.Signal).Decision;
        Assert.Contains(entered.Reasons, reason => reason is { Name: "감지 지연", Value: "응답 250 ms, 직전 조회부터 4.3초 안" });
    }

    [Fact]
    public void Switching_a_condition_off_sells_nothing()
    {
        var scene = new Scene(Plain with { Exit = Plain.Exit with { WhenLeft = true } });
        scene.Hold(70_000);
        scene.Play(new SwitchCondition("api", "0", false)).Tick(70_000).Pass(2);
        Assert.Single(scene.Placed);
    }

    static ConditionHit Hit(InstrumentCode code) => new(code, NameOf(code), default);

    [Fact]
    public void A_condition_that_cannot_be_asked_shows_its_problem_until_it_can()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Play(new ConditionFailed("0", "조건0", "서버에 없는 조건식"));
        Assert.Equal("서버에 없는 조건식", Assert.Single(scene.Shot.Conditions).Problem);
        scene.Condition("0", Samsung);
        Assert.Equal("", Assert.Single(scene.Shot.Conditions).Problem);
    }
}
