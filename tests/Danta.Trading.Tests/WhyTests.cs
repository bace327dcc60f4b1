using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The record of a round trip, from its call to its profit.</summary>
public sealed class WhyTests
{
    static Scene Traded()
    {
        var scene = new Scene();
        var asked = scene.Now;
        scene.Skip(TimeSpan.FromMilliseconds(120)).Play(new ConditionAnswered("0", "급등주", [new(Samsung, "삼성전자", default)], false, asked));
        scene.Instrument(Samsung).Skip(TimeSpan.FromMilliseconds(300)).Tick(70_000);
        var buy = Assert.Single(scene.Placed);
        scene.Skip(TimeSpan.FromMilliseconds(150)).Play(new OrderAcknowledged(buy.Order, Number(100), 100_000) { Waited = TimeSpan.FromMilliseconds(70) });
        scene.Skip(TimeSpan.FromMilliseconds(50)).Fill(buy, Number(100), 14, 70_000);
        scene.Rows.Add(Row(Number(100), Samsung, Side.Buy, 14, 14, 70_000));
        scene.Holds(Samsung, 14, 70_000).Pass(72, answer: true).Tick(71_100);
        var sell = scene.Placed.Last();
        scene.Skip(TimeSpan.FromMilliseconds(100)).Play(new OrderAcknowledged(sell.Order, Number(101), 100_113));
        scene.Skip(TimeSpan.FromMilliseconds(40)).Fill(sell, Number(101), 14, 71_000);
        return scene;
    }

    [Fact]
    public void Every_step_stands_in_its_order_with_the_time_it_took()
    {
        var why = Traded().Shot.History.Why(1);
        Assert.Equal(
            [
                "삼성전자 편입: 급등주", "삼성전자 14주 매수: 급등주 편입 0.3초 뒤, 현재가 70,000", "삼성전자 매수 14주 접수: 주문번호 0000000100", "삼성전자 14주를 샀습니다",
                "삼성전자 매수 체결 14주, 평균 70,000원", "삼성전자 매도 결정: 익절", "삼성전자 14주 매도 주문: 익절", "삼성전자 매도 14주 접수: 주문번호 0000000101",
                "삼성전자 매도 체결 14주, 평균 71,000원",
                "10:00:00 급등주에 편입된 삼성전자를 500 ms 뒤 immediate 규칙으로 70,000원에 14주 사서 1분 12초 뒤 익절로 71,000원에 팔아 비용 후 11,736원(+1.20 %)을 벌었습니다",
            ],
            why.Select(step => step.Sentence));
        Assert.Equal(why.Select(step => step.At).Order(), why.Select(step => step.At));
        Assert.Equal("120 ms", Value(why[0], "조회 응답"));
        Assert.Equal("300 ms", Value(why[0], "매수까지"));
        Assert.Equal("시세 지연", Value(why[0], "막은 게이트"));
        Assert.Equal("150 ms", Value(why[2], "보낸 뒤"));
        Assert.Equal("70 ms", Value(why[2], "요청 한도 대기"));
        Assert.Equal("11,736원", Value(why[^1], "비용 후"));
        Assert.True(why[^1].IsEnd);
        Assert.Equal(why[^1].Sentence, DecisionHistory.SentenceOf(why));
    }

    [Fact]
    public void Why_it_was_not_bought_is_asked_newest_first_and_has_nothing_of_what_was()
    {
        var scene = Traded();
        scene.Condition("0").Condition("0", Samsung).Tick(70_000);
        var whyNot = scene.Shot.History.WhyNot(Samsung);
        Assert.NotEmpty(whyNot);
        Assert.All(whyNot, step => Assert.True(step is { Trade: 0, Kind: DecisionKind.Signal or DecisionKind.Skipped }));
        Assert.Equal(whyNot.Select(step => step.At).OrderDescending(), whyNot.Select(step => step.At));
        Assert.StartsWith("삼성전자 사지 않음", whyNot[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_purchase_tells_every_gate_with_the_value_that_it_saw()
    {
        var entry = Traded().Shot.History.Why(1).First(step => step.Kind == DecisionKind.Entry);
        foreach (var gate in Gates.All)
            Assert.Contains(entry.Reasons, reason => reason.Name == gate.Name && reason.Value.Length > 0);
        Assert.Equal("현재가 70,000, 상한가 100,000", Value(entry, "상한가 근접"));
    }

    static string Value(Decision step, string name) => step.Reasons.Single(reason => reason.Name == name).Value;
}
