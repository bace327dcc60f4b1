using System.Text.Json.Nodes;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>What one round trip costs in calls where nothing else happens: Danta's budget is what the broker counts.</summary>
public sealed class QuietRoundTripTests
{
    const string Stock = "999001";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_round_trip_is_an_order_and_a_sale_with_their_hashkeys_and_no_question_about_the_stock(bool paper)
    {
        await using var quiet = await MorningStage.OpenAsync("quiet-round-trip.yaml", paper, ["하나"], trading =>
        {
            // One share is filled at once: no rest that would have to be called back.
            trading["budgetPerTrade"] = 400_000;
            // Whatever hour it is: an evening's comparison asks what is no part of a round trip.
            trading["tieOutAt"] = null;
            // After five seconds without a trade its price is asked for: nobody else trades here.
            trading["exit"] = new JsonObject { ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = 3, ["flattenAt"] = null };
            trading["risk"] = new JsonObject { ["dailyLossLimit"] = null, ["maxTradesPerSymbolPerDay"] = 1 };
        });
        await quiet.Log.UntilAsync(calls => calls.Any(call => call.IsSale) && SearchedAfterwards(calls), quiet.Danta);
        await Patience.UntilAsync(async () => (await quiet.GetAsync("/api/v1/trades")).AsArray().Count == 1);

        var (calls, told) = (quiet.Log.Calls, $"{quiet.Log}\n{quiet.Danta.Output}");
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        Assert.Equal(Stock, Assert.Single(calls, call => call.IsPurchase).About);
        Assert.Equal(Stock, Assert.Single(calls, call => call.IsSale).About);
        // Paper takes orders without.
        Assert.Equal(paper ? 0 : 2, calls.Count(call => call.Name == "hashkey"));
        Assert.DoesNotContain(calls, call => call.IsAboutOneStock);
        Assert.DoesNotContain(calls, call => call.IsBeyondTheLimit);
        Assert.All(calls, call => Assert.True(call.IsRhythm || call.Name is "order-cash" or "hashkey", $"{call}\n{told}"));
        Assert.DoesNotContain(quiet.Life, one => one is OrderRefused or OrderReplyLost or CancelOrder);
    }

    static bool SearchedAfterwards(IReadOnlyList<ReceivedCall> calls) =>
        calls.SkipWhile(call => !call.IsSale).Count(call => call.IsSearch) >= 2;
}
