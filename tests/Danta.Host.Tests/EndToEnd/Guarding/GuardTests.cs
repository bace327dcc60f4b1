using System.Globalization;

namespace Danta.Host.Tests.EndToEnd.Guarding;

/// <summary>
/// Trader and guard as processes, and what befalls them. <c>DANTA_GUARD_ROUNDS</c> repeats each on markets of other seeds and prints
/// how long it took from the death until nothing was held, by the exchange's clock.
/// </summary>
public sealed class GuardTests
{
    [Fact]
    public Task A_trader_that_is_killed_is_sold_out_once_and_to_the_share() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        await day.KillAsync(day.Trader);
        var took = await day.FlatAsync();
        await day.EndAsync();
        return took;
    });

    /// <summary>As long as its process lives it has the account, and nobody sells beside it.</summary>
    [Fact]
    public Task A_trader_that_hangs_is_told_of_and_sold_out_when_it_has_been_killed() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        day.Trader.Signal("STOP");
        await day.Guard.LineAsync(line => line.Contains("멈춘 것으로 보입니다", StringComparison.Ordinal));
        Assert.Equal(5, (await day.StatusAsync()).Code);
        Assert.Empty(await day.SalesAsync());
        await day.KillAsync(day.Trader);
        var took = await day.FlatAsync();
        await day.EndAsync();
        return took;
    });

    [Fact]
    public Task A_trader_that_hangs_and_goes_on_is_guarded_on() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        day.Trader.Signal("STOP");
        await day.Guard.LineAsync(line => line.Contains("멈춘 것으로 보입니다", StringComparison.Ordinal));
        day.Trader.Signal("CONT");
        await day.Guard.LineAsync(line => line.Contains("다시 들립니다", StringComparison.Ordinal));
        await day.ArmedAsync();
        Assert.Empty(await day.SalesAsync());
        return null;
    });

    /// <summary>One of its sales is with the exchange and the others are not, and it heard of none.</summary>
    [Fact]
    public Task A_trader_that_is_killed_while_it_sells_sells_nothing_twice() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        await day.LoseOrdersAsync();
        await day.Stage.PostAsync(day.Web, "/api/v1/flatten");
        await day.SoldAsync(1);
        await day.KillAsync(day.Trader);
        await day.ClearFaultsAsync();
        var took = await day.FlatAsync();
        await day.EndAsync();
        return took;
    });

    [Fact]
    public Task A_guard_that_is_killed_is_missed_and_nothing_else() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        var held = await day.HeldAsync();
        await day.KillAsync(day.Guard);
        await day.Trader.LineAsync(line => line.Contains("지킴이(danta guard)가 사라졌습니다", StringComparison.Ordinal));
        await day.GuardIsAsync("absent");
        day.GuardAgain();
        await day.ArmedAsync();
        await day.Trader.LineAsync(line => line.Contains("지킴이가 다시 지켜봅니다", StringComparison.Ordinal));
        Assert.Equal(held, await day.HeldAsync());
        await day.KillAsync(day.Trader);
        var took = await day.FlatAsync();
        await day.EndAsync();
        return took;
    });

    /// <summary>Told to end it is no trader that is to keep what it holds.</summary>
    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public Task A_guard_that_ends_while_it_sells_is_followed_by_one_that_sells_the_rest(string signal) => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        await day.KillAsync(day.Trader);
        await day.LoseOrdersAsync();
        await day.SoldAsync(1);
        // Nobody trades beside it.
        var (code, output) = await DantaProcess.RunAsync(["run", "--config", day.File]);
        Assert.True(code == 1, output);
        Assert.Contains("지킴이", output, StringComparison.Ordinal);
        day.Guard.Signal(signal);
        await day.Guard.ExitCodeAsync();
        await day.ClearFaultsAsync();
        day.GuardAgain();
        var took = await day.FlatAsync();
        await day.EndAsync();
        return took;
    });

    [Fact]
    public Task Where_both_are_killed_the_next_guard_knows_what_was_held() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        await day.KillAsync(day.Guard);
        await day.KillAsync(day.Trader);
        day.GuardAgain();
        var took = await day.FlatAsync();
        await day.EndAsync();
        return took;
    });

    /// <summary>The silence is counted by time that passes.</summary>
    [Theory]
    [InlineData(600)]
    [InlineData(-600)]
    public Task A_clock_that_is_set_neither_sells_a_living_trader_out_nor_keeps_a_dead_one(int seconds) => EachAsync(async seed =>
    {
        using var clock = FakeClock.Open();
        await using var day = await GuardDay.OpenAsync(seed, clock);
        clock.Set(seconds);
        // Words are heard by the new clock.
        Assert.Equal(0, (await day.StatusAsync()).Code);
        Assert.Empty(await day.SalesAsync());
        await day.KillAsync(day.Trader);
        clock.Set(seconds / 2);
        var took = await day.FlatAsync();
        await day.EndAsync();
        return took;
    });

    [Fact]
    public Task Without_a_network_it_waits_and_sells_when_there_is_one() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        await day.FaultAsync(new { fault = "reply-lost", booked = false });
        await day.FaultAsync(new { fault = "socket-refused" });
        await day.Stage.PostAsync("/simulator/events", new { @event = "socket-close" });
        await day.KillAsync(day.Trader);
        await day.Guard.LineAsync(line => line.Contains("그 프로세스는 죽었습니다", StringComparison.Ordinal));
        // It has asked in vain, several times.
        var before = await day.Stage.CallsAsync();
        await Patience.UntilAsync(async () => await day.Stage.CallsAsync() > before + 5);
        Assert.Empty(await day.SalesAsync());
        await day.ClearFaultsAsync();
        var took = await day.FlatAsync();
        await day.EndAsync();
        return took;
    });

    [Fact]
    public Task What_the_owner_sells_by_hand_meanwhile_is_not_sold_again() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        await day.KillAsync(day.Trader);
        var code = await day.SellByHandAsync();
        var took = await day.FlatAsync();
        await day.EndAsync(soldByHand: code);
        return took;
    });

    /// <summary>Ended in order, what was held is to stay; and a guard that begins later knows that too.</summary>
    [Fact]
    public Task A_trader_that_is_stopped_on_purpose_keeps_what_it_holds() => EachAsync(async seed =>
    {
        await using var day = await GuardDay.OpenAsync(seed);
        Assert.Equal(0, (await day.StatusAsync()).Code);
        var held = await day.HeldAsync();
        day.Trader.Terminate();
        Assert.Equal(0, await day.Trader.ExitCodeAsync());
        await SettledAsync(day);
        await day.KillAsync(day.Guard);
        day.GuardAgain();
        await SettledAsync(day);
        Assert.Equal(held, await day.HeldAsync());
        // Whoever asks is told what lies there without a stop.
        var (code, told) = await DantaProcess.RunAsync(["status", "--config", day.File]);
        Assert.Equal(1, code);
        Assert.Contains("지금은 아무도 손절하지 않습니다", told, StringComparison.Ordinal);
        Assert.All(held.Split(", "), share => Assert.Contains($"{int.Parse(share.Split('×')[1], CultureInfo.InvariantCulture):N0}주", told, StringComparison.Ordinal));
        await day.TradeAsync();
        await day.ArmedAsync();
        Assert.Equal(held, await day.HeldAsync());
        return null;
    });

    static async Task SettledAsync(GuardDay day)
    {
        await Patience.UntilAsync(async () =>
            await day.StatusAsync() is (1, var report) && report["guard"]?["state"]?.GetValue<string>() == "disarmed");
        Assert.Equal("none", (await day.StatusAsync()).Report["guard"]!["concern"]!.GetValue<string>());
    }

    /// <param name="once">Gets a seed; gives how long it took, where something took long.</param>
    static async Task EachAsync(Func<int, Task<TimeSpan?>> once)
    {
        var rounds = Environment.GetEnvironmentVariable("DANTA_GUARD_ROUNDS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 1;
        var took = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            if (await once(11 + round) is { } span)
                took.Add(span.TotalSeconds);
        }
        took.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(took.Count == 0
            ? $"{rounds} rounds"
            : $"{rounds} rounds, from death to flat: median {took[took.Count / 2]:0.0} s, worst {took[^1]:0.0} s (silence {GuardDay.Silence} s)");
    }
}
