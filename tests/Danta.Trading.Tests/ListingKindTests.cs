using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>What the master file tells of a stock, and what is done where nobody has told.</summary>
public sealed class ListingKindTests
{
    static readonly InstrumentCode Preferred = InstrumentCode.Parse("005935");

    static InstrumentAnswered Of(InstrumentCode code, ListingKind kind, bool? preferred = null) => new(
        code, NameOf(code), Board.Kospi, kind, Price.FromWon(76_900), Price.FromWon(100_000), Price.FromWon(53_900), false, false, 0, false, false, default)
    {
        Preferred = preferred,
    };

    [Theory]
    [InlineData("005930", true, false)]
    [InlineData("005930", false, true)]
    [InlineData("005930", null, true)]
    [InlineData("005935", false, true)]
    [InlineData("005935", true, false)]
    [InlineData("005935", null, false)]
    public void The_master_file_s_word_on_preferred_shares_outranks_the_code(string text, bool? preferred, bool bought)
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { ExcludePreferred = true } });
        var code = InstrumentCode.Parse(text);
        scene.Play(new StocksDescribed([Of(code, ListingKind.Stock, preferred)])).Condition("0", code).Tick(70_000, code);
        Assert.Equal(bought, scene.Placed.Any());
    }

    [Fact]
    public void An_answer_that_is_silent_about_preferred_shares_takes_nothing_away()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { ExcludePreferred = true } });
        scene.Play(new StocksDescribed([Of(Preferred, ListingKind.Stock, false)])).Condition("0", Preferred).Play(Of(Preferred, ListingKind.Stock)).Tick(70_000, Preferred);
        Assert.Single(scene.Placed);
    }

    [Theory]
    [InlineData(ListingKind.Stock, true)]
    [InlineData(ListingKind.Etf, false)]
    [InlineData(ListingKind.Etn, false)]
    public void A_stock_of_unknown_kind_is_kept_out_with_the_funds_and_asked_for(ListingKind kind, bool bought)
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { ExcludeFunds = true } });
        scene.Play(new StocksDescribed([Of(Samsung, ListingKind.Unknown)])).Condition("0", Samsung).Tick(70_000);
        scene.Pass(1);
        Assert.Empty(scene.Placed);
        Assert.Equal("ETF·ETN: 아직 모름", Assert.Single(scene.Shot.Watchlist).WaitingFor);
        Assert.Equal(new InstrumentQuestion(Samsung), Assert.Single(scene.All.OfType<Ask>(), ask => ask.Question is InstrumentQuestion).Question);
        scene.Play(Of(Samsung, kind)).Tick(70_000);
        Assert.Equal(bought, scene.Placed.Any());
    }

    [Fact]
    public void Where_funds_are_welcome_an_unknown_kind_is_bought()
    {
        var scene = new Scene();
        scene.Play(new StocksDescribed([Of(Samsung, ListingKind.Unknown)])).Condition("0", Samsung).Tick(70_000);
        Assert.Single(scene.Placed);
    }

    /// <summary>14 shares, bought at 70,000 and sold at 71,000 won.</summary>
    [Theory]
    [InlineData(ListingKind.Etf, 0)]
    [InlineData(ListingKind.Stock, 1_988)]
    public void Taxes_are_booked_anew_when_the_kind_becomes_known_after_the_sale(ListingKind kind, long tax)
    {
        var scene = new Scene();
        scene.Play(new StocksDescribed([Of(Samsung, ListingKind.Unknown)])).Condition("0", Samsung).Tick(70_000);
        var buy = Assert.Single(scene.Placed);
        scene.Fill(buy, scene.Ack(buy), 14, 70_000).Play(new SellPosition("api", Samsung));
        var sale = scene.Placed.Last();
        scene.Fill(sale, scene.Ack(sale), 14, 71_000);
        Assert.Single(scene.Shot.Trades);
        scene.Play(Of(Samsung, kind));
        var trip = Assert.Single(scene.Shot.Trades);
        Assert.Equal((tax, 14_000 - 276 - tax), (trip.Tax.Amount, trip.Net.Amount));
        Assert.Equal((tax, 14_000 - 276 - tax), (scene.Shot.Today.Tax.Amount, scene.Shot.Today.Realised.Amount));
    }
}
