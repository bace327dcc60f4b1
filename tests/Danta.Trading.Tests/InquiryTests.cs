using Danta.Market;
using static Danta.Trading.Tests.Race;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>A hit needs no question of its own; what is missing is asked together, and only of those that compete for a place.</summary>
public sealed class InquiryTests
{
    static readonly InstrumentCode A = Codes[0];
    static readonly InstrumentCode B = Codes[1];

    static IEnumerable<Question> Questions(Scene scene) => scene.All.OfType<Ask>().Select(ask => ask.Question)
        .Where(question => question is InstrumentQuestion or InstrumentsQuestion or BuyingPowerQuestion);

    static IEnumerable<InstrumentsQuestion> Together(Scene scene) => Questions(scene).OfType<InstrumentsQuestion>();

    static bool Mentions(Question question, InstrumentCode code) => question switch
    {
        InstrumentQuestion one => one.Code == code,
        InstrumentsQuestion many => many.Codes.SequenceEqual([code]),
        _ => false,
    };

    [Fact]
    public void A_hit_that_search_and_master_file_describe_is_bought_without_a_question()
    {
        var scene = new Scene();
        scene.Play(new StocksDescribed([Known(A)])).Condition("0", A).Pass(1).Tick(10_000, A);
        Assert.Equal([A], Bought(scene));
        Assert.Empty(Questions(scene));
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(31, 2)]
    [InlineData(60, 2)]
    [InlineData(61, 3)]
    public void What_is_missing_is_asked_thirty_at_a_time(int candidates, int questions)
    {
        var scene = new Scene(Settings).Condition("0", Codes[..candidates]);
        Assert.Equal(30, Assert.Single(Together(scene)).Codes.Count);
        for (var turn = 0; turn < 5; turn++)
            scene.Play(new InstrumentsAnswered([.. Together(scene).Last().Codes.Select(code => Known(code))])).Pass(1);
        Assert.Equal(questions, Together(scene).Count());
        Assert.Equal(Codes[..candidates], Together(scene).SelectMany(question => question.Codes).Order());
        Assert.DoesNotContain(Questions(scene), question => question is not InstrumentsQuestion);
    }

    [Fact]
    public void The_best_are_asked_for_first()
    {
        var scene = new Scene(Settings);
        var hits = Codes[..31].Select((code, index) => new ConditionHit(code, NameOf(code), default) { Strength = 8_000 + 100 * index }).ToList();
        scene.Play(new ConditionAnswered("0", "조건0", hits, false, scene.Now));
        Assert.Equal(Codes[1..31].Reverse(), Assert.Single(Together(scene)).Codes);
    }

    [Fact]
    public void Nothing_is_asked_while_places_are_full_and_it_is_once_one_is_free()
    {
        var scene = new Scene(Settings with { MaxPositions = 1 });
        var buy = scene.Hold(10_000, A);
        scene.Condition("1", Codes[1..40]).Pass(20, answer: true);
        // What is held is another matter: it may be asked for its price.
        Assert.DoesNotContain(Questions(scene), question => !Mentions(question, A));
        scene.Play(new SellPosition("api", A));
        var sale = scene.Placed.Last();
        scene.Fill(sale, scene.Ack(sale), buy.Quantity.Shares, 10_000);
        Assert.Equal(30, Assert.IsType<InstrumentsQuestion>(Assert.Single(scene.Last.OfType<Ask>(), ask => ask.Question is InstrumentsQuestion).Question).Codes.Count);
    }

    [Fact]
    public void Nothing_is_asked_while_trading_is_paused()
    {
        var scene = new Scene(Settings).Play(new Pause("api")).Condition("0", Codes[..40]).Pass(20, answer: true);
        Assert.Empty(Questions(scene));
        scene.Play(new Resume("api"));
        Assert.Single(Questions(scene));
    }

    [Fact]
    public void A_stock_that_no_tick_of_today_will_buy_is_not_asked_for()
    {
        var scene = new Scene(Settings).Play(new Ban("api", A, true)).Condition("0", A, B);
        Assert.Equal([B], Assert.Single(Together(scene)).Codes);
    }

    [Fact]
    public void A_stock_whose_margin_nobody_knows_is_asked_for_alone_and_blocks_no_other()
    {
        var scene = new Scene(Settings).Play(new StocksDescribed([Known(A, margin: 0), Known(B)])).Condition("0", A, B);
        scene.Tick(10_000, A).Pass(1);
        Assert.Equal([new BuyingPowerQuestion(A)], Questions(scene));
        Assert.StartsWith("매수 자금: 이 종목의 매수가능 조회 중, 점수 순 ", WaitingFor(scene, A), StringComparison.Ordinal);
        scene.Tick(10_000, B);
        Assert.Equal([B], Bought(scene));
        scene.Play(new BuyingPowerAnswered(A, Quantity.Of(7), scene.Now));
        Assert.Equal((A, 7L), (scene.Placed.Last().Code, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void A_stock_that_the_broker_allows_no_share_of_is_not_asked_for_again_at_once()
    {
        var scene = new Scene(Settings).Play(new StocksDescribed([Known(A, margin: 0)])).Condition("0", A).Tick(10_000, A).Pass(1);
        scene.Play(new BuyingPowerAnswered(A, Quantity.Zero, scene.Now)).Pass(9);
        Assert.Single(Questions(scene));
        Assert.Empty(Bought(scene));
        Assert.Equal("매수 자금: 이 종목의 매수가능 0주, 점수 순 1번째", WaitingFor(scene, A));
    }

    /// <summary>The account's money bounds it all the same: the answer may be older than another purchase.</summary>
    [Fact]
    public void The_answer_about_one_stock_never_allows_more_than_the_account_s_figure()
    {
        var scene = new Scene(Settings).Play(new StocksDescribed([Known(A, margin: 0)])).Condition("0", A).Tick(10_000, A);
        scene.Pass(5).Play(new MoneyAnswered(new(26_003), scene.Now)).Play(new BuyingPowerAnswered(A, Quantity.Of(50), scene.Now));
        Assert.Equal((A, 2L), (Assert.Single(scene.Placed).Code, scene.Placed.Single().Quantity.Shares));
    }

    [Fact]
    public void Without_any_master_file_no_stock_is_asked_for_its_margin()
    {
        var scene = new Scene(Settings).Play(new StocksDescribed([Known(A, margin: null)])).Condition("0", A).Tick(10_000, A);
        Assert.Equal([A], Bought(scene));
        Assert.Empty(Questions(scene));
    }
}
