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
        Assert.DoesNotContain(scene.Last, request => request is Ask { Question: BuyingPowerQuestion });
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
