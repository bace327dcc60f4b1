using Danta.Host.Edges;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Tests.Edges;

/// <summary>What search and master file tell of a stock together, so that it needs no question of its own.</summary>
public sealed class DescriptionTests
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    static Price Won(int won) => won > 0 ? Price.FromWon(won) : default;

    static MasterStock Listed(ListingKind kind = ListingKind.Stock, int basePrice = 70_000, int margin = 20) => new(
        Samsung, "KR7005930003", "삼성전자", Board.Kospi, kind, "ST", Won(basePrice), false, false, false, 0, false, false, false, false, false, false, margin);

    static ConditionStock Found(int last = 71_000, int basePrice = 70_000, int upper = 91_000, int lower = 49_000) => new(
        Samsung, "삼성", Won(last), 1.4m, Quantity.Of(1_000), 120m, Won(last), Won(last), Won(last), Won(basePrice), Won(upper), Won(lower), 4_000_000m);

    static ListedPrice Answer(string measures = "", int upper = 91_000, int basePrice = 70_000, string board = "거래소", InstrumentCode? code = null) => new(
        code ?? Samsung, "삼성", board, measures, Won(71_000), 1.4m, Won(71_000), Won(71_000), Won(71_000), Won(71_000), Won(70_900), Won(upper), Won(49_000),
        Won(basePrice), Quantity.Of(1_000), new(71_000_000));

    [Fact]
    public void Prices_are_the_search_s_and_all_else_is_the_master_file_s()
    {
        var told = Descriptions.Of(Found(), Listed() with { Administrative = true, WarningLevel = 2, Preferred = true, Halted = true, Liquidation = true }, true);
        Assert.NotNull(told);
        Assert.Equal(
            (Samsung, "삼성전자", Board.Kospi, ListingKind.Stock, Won(70_000), Won(91_000), Won(49_000), Won(71_000)),
            (told.Code, told.Name, told.Board, told.Kind, told.BasePrice, told.UpperLimit, told.LowerLimit, told.Last));
        Assert.Equal((true, true, 2, true, true, 20), (told.Halted, told.Administrative, told.WarningLevel, told.Liquidation, told.Preferred, told.MarginPercent));
    }

    [Fact]
    public void A_stock_that_the_file_does_not_have_and_one_of_an_old_file_are_asked_for()
    {
        Assert.Null(Descriptions.Of(Found(), null, true));
        Assert.Null(Descriptions.Of(Found(), Listed(), false));
    }

    [Theory]
    [InlineData(91_000, 0)]
    [InlineData(0, 49_000)]
    [InlineData(0, 0)]
    public void Before_the_open_the_limits_of_a_share_follow_from_its_base_price(int upper, int lower)
    {
        var told = Descriptions.Of(Found(0, 0, upper, lower), Listed(), true);
        Assert.NotNull(told);
        Assert.Equal((Won(70_000), Won(91_000), Won(49_000), default), (told.BasePrice, told.UpperLimit, told.LowerLimit, told.Last));
    }

    [Theory]
    [InlineData(ListingKind.Etf)]
    [InlineData(ListingKind.Etn)]
    [InlineData(ListingKind.Unknown)]
    public void Those_of_a_fund_may_be_a_multiple_as_wide_and_are_not_guessed(ListingKind kind)
    {
        Assert.Null(Descriptions.Of(Found(0, 70_000, 0, 0), Listed(kind), true));
        Assert.Equal(kind, Descriptions.Of(Found(), Listed(kind), true)?.Kind);
    }

    [Fact]
    public void Nor_are_those_of_a_stock_in_liquidation_or_without_a_base_price()
    {
        Assert.Null(Descriptions.Of(Found(0, 70_000, 0, 0), Listed() with { Liquidation = true }, true));
        Assert.Null(Descriptions.Of(Found(0, 0, 0, 0), Listed(basePrice: 0), true));
    }

    [Fact]
    public void Of_file_and_list_whichever_is_worse_holds()
    {
        Assert.Equal(3, Descriptions.Of(Answer("투자위험"), Listed() with { WarningLevel = 1 }, true)?.WarningLevel);
        Assert.Equal(2, Descriptions.Of(Answer("투자주의"), Listed() with { WarningLevel = 2 }, true)?.WarningLevel);
        Assert.True(Descriptions.Of(Answer(), Listed() with { Halted = true }, true)?.Halted);
        Assert.True(Descriptions.Of(Answer("거래정지"), Listed(), true)?.Halted);
        Assert.True(Descriptions.Of(Answer("관리종목"), Listed(), true)?.Administrative);
        Assert.True(Descriptions.Of(Answer("정리매매"), Listed(), true)?.Liquidation);
    }

    /// <summary>Nobody knows its margin then: a question of its own tells what may be bought. Without any file there is no telling.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, null)]
    public void A_stock_that_today_s_file_does_not_have_is_of_unknown_kind_and_margin(bool isCurrent, int? margin)
    {
        var told = Descriptions.Of(Answer(board: "코스닥"), null, isCurrent);
        Assert.NotNull(told);
        Assert.Equal(("삼성", Board.Kosdaq, ListingKind.Unknown, margin, null), (told.Name, told.Board, told.Kind, told.MarginPercent, told.Preferred));
        Assert.Equal(new Won(71_000_000), told.DayTurnover);
        Assert.Equal(ListingKind.Etn, Descriptions.Of(Answer(code: InstrumentCode.Parse("Q500001")), null, isCurrent)?.Kind);
    }

    [Fact]
    public void A_list_without_base_price_or_limits_tells_nothing()
    {
        Assert.Null(Descriptions.Of(Answer(basePrice: 0), Listed(), true));
        Assert.Null(Descriptions.Of(Answer(upper: 0), Listed(), true));
    }

    [Theory]
    [InlineData("", false, false, false, 0)]
    [InlineData("매매거래정지", true, false, false, 0)]
    [InlineData("관리종목", false, true, false, 0)]
    [InlineData("정리매매종목", false, false, true, 0)]
    [InlineData("투자주의", false, false, false, 1)]
    [InlineData("투자경고", false, false, false, 2)]
    [InlineData("투자위험", false, false, false, 3)]
    [InlineData("관리종목, 투자경고", false, true, false, 2)]
    public void Measures_are_read_by_their_words(string text, bool halted, bool administrative, bool liquidation, int warning) =>
        Assert.Equal(new(halted, administrative, liquidation, warning), Measures.Of(text));
}
