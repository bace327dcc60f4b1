using Danta.Market;
using Danta.Trading;

namespace Danta.Desk;

/// <summary>A morning of trading, with every list filled.</summary>
static class Examples
{
    public static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    public static readonly InstrumentCode Hynix = InstrumentCode.Parse("000660");
    public static readonly InstrumentCode Kakao = InstrumentCode.Parse("035720");
    public static readonly InstrumentCode Eco = InstrumentCode.Parse("086520");

    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly DateTimeOffset Now = At(9, 31, 7);

    public static DateTimeOffset At(int hour, int minute, int second) => Kst.At(Today, new(hour, minute, second));

    public static Won Won(long amount) => new(amount);

    public static Price Price(int won) => Market.Price.FromWon(won);

    public static Quantity Shares(long shares) => Quantity.Of(shares);

    public static OrderNumber Number(string text) => OrderNumber.TryParse(text, "91252", out var number)
        ? number
        : throw new FormatException(text);

    public static readonly PositionView SamsungHeld = new(
        Samsung, "삼성전자", Board.Kospi, Shares(14), 71_200m, Price(72_000), Won(996_800), Won(1_008_000), Won(8_904), 0.89m,
        Price(72_300), Price(70_400), At(9, 12, 40), "급등주", PositionOrigin.Danta, false, 1)
    {
        Kind = ListingKind.Stock,
        Limits = (Price(49_900), Price(92_500)),
    };

    public static readonly PositionView EcoHeld = new(
        Eco, "에코프로", Board.Kosdaq, Shares(12), 81_250.5m, Price(80_900), Won(975_006), Won(970_800), Won(-6_421), -0.66m,
        Price(82_500), Price(80_400), At(9, 28, 2), "신고가", PositionOrigin.Danta, true, 3);

    public static readonly RoundTrip HynixTrip = new(
        2, Hynix, "SK하이닉스", Shares(5), 198_000m, 201_000m, Won(15_000), Won(279), Won(2_010), Won(12_711), 1.28m,
        At(9, 15, 1), At(9, 20, 44), "급등주", "익절 +1.5 %");

    public static readonly RoundTrip KakaoTrip = new(
        4, Kakao, "카카오", Shares(20), 48_500m, 48_000m, Won(-10_000), Won(270), Won(1_920), Won(-12_190), -1.26m,
        At(9, 5, 30), At(9, 9, 12), "신고가", "손절 −1.0 %");

    public static readonly OrderView Working = new(
        new(9), Number("0000004711"), Kakao, "카카오", Side.Buy, OrderType.Market, Shares(20), Shares(5), 48_550m, OrderState.Working,
        "급등주 진입", At(9, 30, 59), null);

    public static readonly OrderView Done = new(
        new(3), Number("0000004702"), Hynix, "SK하이닉스", Side.Sell, OrderType.Market, Shares(5), Shares(5), 201_000m, OrderState.Filled,
        "익절", At(9, 20, 43), At(9, 20, 44));

    public static readonly OrderView Unnumbered = new(
        new(10), default, Eco, "에코프로", Side.Buy, OrderType.Market, Shares(3), Shares(0), 0m, OrderState.InDoubt, "응답 없음",
        At(9, 31, 1), null);

    public static readonly DayResult TodayResult = new(Today, Won(521), Won(5_000), Won(549), Won(3_930), Won(2_483), 2, 1, 1);

    public static readonly DayResult[] Days =
    [
        new(new(2026, 11, 18), Won(31_200), Won(42_000), Won(2_300), Won(8_500), Market.Won.Zero, 9, 6, 3),
        new(new(2026, 11, 19), Won(-18_450), Won(-9_000), Won(1_950), Won(7_500), Market.Won.Zero, 7, 2, 5),
        new(new(2026, 11, 20), Won(54_900), Won(71_000), Won(3_100), Won(13_000), Market.Won.Zero, 12, 8, 4),
        TodayResult,
    ];

    public static readonly Decision[] Why =
    [
        new(At(9, 12, 38), DecisionKind.Signal, Samsung, 1, null, "급등주에 들어왔습니다.", [new("순서", "3번째")]),
        new(At(9, 12, 39), DecisionKind.Entry, Samsung, 1, new(1), "14주를 시장가로 샀습니다.", [new("스프레드", "1틱"), new("호가 잔량", "12,400주")]),
    ];

    public static readonly Decision[] WhyNot =
    [
        new(At(9, 30, 2), DecisionKind.Skipped, Kakao, 0, null, "재진입 대기 시간이 남았습니다.", [new("남은 시간", "128초")]),
    ];

    public static readonly TraderSnapshot Snapshot = TraderSnapshot.Empty with
    {
        Time = Now,
        State = TraderState.Running,
        Reconciled = true,
        StreamUp = true,
        MarketOpen = true,
        Positions = [SamsungHeld, EcoHeld],
        Orders = [Done, Working, Unnumbered],
        Trades = [KakaoTrip, HynixTrip],
        Conditions =
        [
            new("0", "급등주", true, 12, false, At(9, 31, 5), ""),
            new("1", "신고가", false, 100, true, At(9, 31, 2), "100종목까지만 보입니다"),
        ],
        Watchlist = [new(Kakao, "카카오", Board.Kospi, Price(48_200), "급등주", At(9, 29, 0), true, "재진입 대기 128초")],
        Today = TodayResult,
    };

    public static readonly EdgeStatus Edges = new(
        "0.1.0", "5001****-01", "정규장", TimeSpan.FromMilliseconds(340),
        new(15, 4, 1) { Lanes = [new("sales", 0, TimeSpan.Zero), new("balance", 1, TimeSpan.FromSeconds(1.5))] }, new(7, 41),
        [new("token", true, ""), new("notices", true, ""), new("reconciled", true, ""), new("conditions", true, "")],
        new(Won(8_512_400), Won(7_540_900), Won(10_491_200), At(9, 31, 0)))
    {
        Round = new(At(9, 30, 0),
        [
            new("disk", "디스크", FindingState.Ok, "77.3 GB 남음", ""),
            new("sleep", "절전", FindingState.Warning, "덮개를 닫으면 절전합니다", "sudo systemctl mask sleep.target"),
            new("session", "다른 접속", FindingState.Failed, "다른 프로그램이 같은 앱키로 접속해 있습니다", "그 프로그램을 끝내십시오"),
            new("clock", "시계", FindingState.Ok, "증권사의 시계와 맞습니다", ""),
        ]),
    };
}
