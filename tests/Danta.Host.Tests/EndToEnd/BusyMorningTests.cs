using System.Text.Json.Nodes;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>
/// Two programs, real sockets, and more than 250 hits in one second: what the exchange is asked for, and in which order. How long it takes
/// is measured by the benchmark <c>morning</c>.
/// </summary>
public sealed class BusyMorningTests
{
    const int Places = 3;

    static readonly string[] Conditions = ["코스피", "코스닥 싼 것", "코스닥 비싼 것"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_250_hits_at_once_three_are_bought_and_no_stock_is_asked_about(bool paper)
    {
        await using var morning = await OpenAsync(paper);
        // Bought, and then each condition twice: a fourth purchase would have come by now.
        await morning.Log.UntilAsync(calls => calls.Count(call => call.IsPurchase) >= Places && SearchedAfterwards(calls), morning.Danta);

        var (calls, life, told) = (morning.Log.Calls, morning.Life, $"{morning.Log}\n{morning.Danta.Output}");
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        Assert.True(FirstHits(life) >= 250, $"{FirstHits(life)} hits");
        var bought = calls.Where(call => call.Name == "order-cash").ToList();
        Assert.True(bought.Count == Places && bought.All(call => call.IsPurchase), told);
        Assert.Equal(Places, bought.DistinctBy(call => call.About).Count());
        Assert.DoesNotContain(calls, call => call.IsAboutOneStock);
        AssertFirstOrderIsCheap(calls, paper);
        Assert.DoesNotContain(calls, call => call.IsBeyondTheLimit);
        Assert.DoesNotContain(life, one => one is OrderRefused or OrderReplyLost);
        Assert.DoesNotContain(calls, call => call.Name == "order-rvsecncl");
        Assert.Equal(Places, (await morning.GetAsync("/api/v1/positions")).AsArray().Count);
    }

    static Task<MorningStage> OpenAsync(bool paper) => MorningStage.OpenAsync("busy-morning.yaml", paper, Conditions, trading =>
    {
        trading["maxPositions"] = Places;
        trading["exit"] = new JsonObject { ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = 7_200, ["flattenAt"] = null };
    });

    /// <summary>Beside what goes on anyway: its own hashkey, and those that each search made likely, of one stock more than there are places.</summary>
    static void AssertFirstOrderIsCheap(IReadOnlyList<ReceivedCall> calls, bool paper)
    {
        var before = calls.SkipWhile(call => !call.IsHit).TakeWhile(call => !call.IsPurchase).ToList();
        var own = before.Where(call => !call.IsRhythm).ToList();
        Assert.All(own, call => Assert.Equal("hashkey", call.Name));
        Assert.InRange(own.Count, 0, paper ? 0 : (Places + 1) * before.Count(call => call.IsHit) + 1);
    }

    static bool SearchedAfterwards(IReadOnlyList<ReceivedCall> calls)
    {
        var last = calls.Last(call => call.IsPurchase).Number;
        var searches = calls.Where(call => call.IsSearch && call.Number > last).CountBy(call => call.About).ToList();
        return searches.Count == Conditions.Length && searches.TrueForAll(search => search.Value >= 2);
    }

    /// <summary>By all conditions together, when each found somebody for the first time.</summary>
    static int FirstHits(List<object> life) => life.OfType<ConditionAnswered>().Where(answer => answer.Hits.Count > 0)
        .DistinctBy(answer => answer.Seq).SelectMany(answer => answer.Hits).DistinctBy(hit => hit.Code).Count();
}
