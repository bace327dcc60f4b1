using System.Text;
using Danta.Desk;
using Danta.Market;
using Danta.Telegram.News;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Tests;

public sealed class NewsTextTests
{
    static readonly DateTimeOffset At = Examples.Now;

    internal static readonly OwnerNews[] Every =
    [
        new TraderStarted(At, TradingMode.Real, false),
        new TraderStarted(At, TradingMode.Paper, true),
        new FillNews(At, Examples.Samsung, "삼성전자", Side.Buy, Examples.Shares(14), Examples.Price(71_200), Examples.Won(996_800), Examples.Number("4700"), "급등주 진입", null),
        new FillNews(At, Examples.Hynix, "SK하이닉스", Side.Sell, Examples.Shares(5), Examples.Price(201_000), Examples.Won(1_005_000), Examples.Number("0000004702"), "익절 +1.5 %", Examples.HynixTrip),
        new FillNews(At, Examples.Kakao, "카카오", Side.Sell, Examples.Shares(20), Examples.Price(48_000), Examples.Won(960_000), Examples.Number("4705"), "손절", Examples.KakaoTrip),
        new FillNews(At, Examples.Eco, "에코프로", Side.Sell, Examples.Shares(3), Examples.Price(82_500), Examples.Won(247_500), Examples.Number("4706"), "첫 목표", null),
        new RefusedNews(At, Examples.Kakao, "카카오", Side.Buy, Examples.Shares(20), "APBK0952", "주문가능금액을 초과 했습니다"),
        new RefusedNews(At, Examples.Kakao, "카카오", Side.Sell, Examples.Shares(1), "ZZZZ9999", "<알 수 없는> & 새로운 오류"),
        new DoubtNews(At, Examples.Eco, "에코프로", Side.Buy, Examples.Shares(12), "응답이 오지 않았습니다", null),
        new DoubtNews(At, Examples.Eco, "에코프로", Side.Buy, Examples.Shares(12), "응답이 오지 않았습니다", "브로커의 주문 목록에 없어 끝난 것으로 봅니다."),
        new LossLimitNews(At, Examples.Won(51_230), Examples.Won(50_000)),
        new ClosedDayNews(At, new(2026, 12, 25)),
        new ProgramNews(At, "'screen'이 거듭 실패합니다(IOException). 터미널 화면이 멈춥니다."),
        new HaltNews(At, true, "기록을 쓸 수 없습니다: 디스크가 가득 찼습니다"),
        new HaltNews(At, false, "다시 기록할 수 있습니다"),
        new StreamNews(At, false, null),
        new StreamNews(At, true, Examples.At(9, 30, 41)),
        new FeedNews(At, "같은 앱키를 다른 프로그램이 쓰고 있어 실시간 시세를 받지 못합니다."),
        new DifferenceNews(At, Examples.Samsung, "삼성전자", "직접 판 3주를 장부에 옮겼습니다."),
        new ConditionNews(At, "급등주", "결과가 100종목에서 잘렸습니다."),
        new TieOutNews(At, new(2026, 11, 23), Examples.Won(11_736), Examples.Won(11_736), [], null),
        new TieOutNews(At, new(2026, 11, 23), Examples.Won(11_702), Examples.Won(11_736), ["삼성전자: 증권사 − 장부 = -34원 (수수료 차이로 -34원)"], Rate.FromPercent(0.0147m)),
        new CommandNews(At, "telegram:1", "정지했습니다."),
        new StorageNews(At, "데이터베이스에 적지 못하고 있습니다. 매매에는 영향이 없고, 돌아오면 빠짐없이 이어 적습니다."),
        new TraderDiedNews(At, [], 0),
        new TraderDiedNews(At, [new(Examples.Samsung, "삼성전자", Examples.Shares(14)), new(Examples.Eco, "에코프로", Examples.Shares(1_200))], 2),
        new TraderStarted(At, TradingMode.Real, false) { SellsOnly = true },
        new GuardNews(At, "매매가 60초째 조용하고 그 프로세스는 죽었습니다. 증권사와 대조한 뒤 팝니다: 삼성전자 14주.", NeedsOwner: true),
        new TraderStopped(At),
        new TraderStopped(At, 1) { Left = [new(Examples.Samsung, "삼성전자", Examples.Shares(14)), new(Examples.Eco, "에코프로", Examples.Shares(1_200))] },
        new DoubtQuestionNews(At, new(12), Examples.Eco, "에코프로", Side.Sell, Examples.Shares(12), Examples.At(9, 30, 55), "증권사에 같은 모양의 주문이 2건 있어 어느 것인지 알 수 없습니다")
        {
            Candidates = [Examples.Number("4709"), Examples.Number("4711")],
        },
        new MorningNews(At, [], 2),
        new MorningNews(At, [], 0) { Warnings = ["디스크: 0.9 GB만 남았습니다 → 자리를 비우십시오"] },
        new MorningNews(At, ["체결통보에 아직 연결되지 않았습니다", "서버에 없는 조건식: <급등>"], 0),
        new OfferNews(At, 7, Examples.Samsung, "삼성전자", "급등주", "immediate", Examples.Shares(14), Examples.Price(71_200), At.AddSeconds(10))
        {
            TakeProfit = Examples.Price(72_300),
            StopLoss = Examples.Price(70_400),
            Reasons = [new("현재가", "71,200")],
        },
        new OfferEndedNews(At, 7, Examples.Samsung, "삼성전자", OfferState.Bought, ""),
        new OfferEndedNews(At, 7, Examples.Samsung, "삼성전자", OfferState.Declined, ""),
        new OfferEndedNews(At, 7, Examples.Samsung, "삼성전자", OfferState.Expired, ""),
        new OfferEndedNews(At, 7, Examples.Samsung, "삼성전자", OfferState.Withdrawn, ""),
        new OfferEndedNews(At, 7, Examples.Samsung, "삼성전자", OfferState.Refused, "상태: 정지 (api)"),
        new ProfitTargetNews(At, Examples.Won(103_400), Examples.Won(100_000)),
    ];

    [Theory]
    [InlineData(Language.Korean, "ko")]
    [InlineData(Language.English, "en")]
    public void Every_piece_of_news_has_its_approved_words(Language language, string suffix)
    {
        var text = new StringBuilder();
        foreach (var news in Every)
            text.Append("── ").AppendLine(news.GetType().Name).AppendLine(Html.Plain(NewsTexts.Of(news, new(language), TradingMode.Paper, false))).AppendLine();
        Approval.Check($"news.{suffix}", text.ToString());
    }

    [Fact]
    public void Every_kind_of_news_stands_in_the_list()
    {
        var kinds = typeof(OwnerNews).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OwnerNews)));
        Assert.Empty(kinds.Except(Every.Select(news => news.GetType())));
    }

    [Theory]
    [InlineData(2, "매수 체결")]
    [InlineData(3, "매도 체결")]
    [InlineData(6, "거부")]
    [InlineData(8, "확인 중")]
    [InlineData(10, "손실 한도")]
    [InlineData(11, "휴장")]
    [InlineData(16, "재접속")]
    public void The_promised_words_can_be_found(int index, string word) =>
        Assert.Contains(word, NewsTexts.Of(Every[index], new(Language.Korean), TradingMode.Real, false));

    [Fact]
    public void What_the_broker_says_can_not_become_markup()
    {
        var html = NewsTexts.Of(Every[7], new(Language.Korean), TradingMode.Real, false);
        Assert.Contains("&lt;알 수 없는&gt; &amp; 새로운 오류", html);
        Assert.NotNull(Danta.Dashboard.Chat.ChatMarkup.Plain(html));
    }

    [Theory]
    [InlineData(0, "0초")]
    [InlineData(59, "59초")]
    [InlineData(133, "2분 13초")]
    [InlineData(3_725, "1시간 2분")]
    [InlineData(100_000, "27시간 46분")]
    public void Spans_read_as_people_say_them(int seconds, string expected) =>
        Assert.Equal(expected, new Speech(Language.Korean).Span(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Figures_read_as_people_write_them()
    {
        var say = new Speech(Language.Korean);
        Assert.Equal("1,234,500원", say.Won(Examples.Won(1_234_500)));
        Assert.Equal("+1.32 %", say.Percent(1.32m));
        Assert.Equal("-0.66 %", say.Percent(-0.66m));
        Assert.Equal("0.00 %", say.Percent(0m));
        Assert.Equal("-6,421원", say.Signed(Examples.Won(-6_421)));
        Assert.Equal("0원", say.Signed(Won.Zero));
        Assert.Equal("81,250.5원", say.Won(81_250.5m));
        Assert.Equal("09:31:07", Speech.Clock(Examples.Now.ToUniversalTime()));
    }
}
