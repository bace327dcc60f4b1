using System.Net;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>What depends on the clock, on a clock that stands still until it is moved.</summary>
public sealed class PaceTests
{
    static readonly Scenario Small = Stage.Quick with { Stocks = 6, WarmUp = TimeSpan.FromSeconds(10) };

    [Fact]
    public async Task Eighteen_calls_fit_into_a_second_on_real_and_one_on_paper()
    {
        var time = new ManualTime();
        await using var simulator = await Stage.OpenAsync(Small with { RealCallsPerSecond = 18, PaperCallsPerSecond = 1 }, time);
        using var real = await RawClient.Real(simulator.RestUrl).LogInAsync();
        using var paper = await RawClient.Paper(simulator.RestUrl).LogInAsync();
        for (var call = 0; call < 18; call++)
            Assert.Equal("0", (await real.BalanceAsync()).ReturnCode);
        var refused = await real.BalanceAsync();
        Assert.Equal((HttpStatusCode.InternalServerError, "EGW00201"), (refused.Status, refused.Code));
        Assert.Equal("0", (await paper.BalanceAsync()).ReturnCode);
        Assert.Equal("EGW00201", (await paper.BalanceAsync()).Code);

        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal("EGW00201", (await paper.BalanceAsync()).Code);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("0", (await paper.BalanceAsync()).ReturnCode);
    }

    [Fact]
    public async Task A_token_is_the_same_for_six_hours_lives_a_day_and_then_has_expired()
    {
        var time = new ManualTime();
        await using var simulator = await Stage.OpenAsync(Small, time);
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var first = client.Token;
        Assert.Equal("EGW00133", (await client.TokenAsync()).Code);

        time.Advance(TimeSpan.FromMinutes(1));
        await client.LogInAsync();
        Assert.Equal(first, client.Token);

        time.Advance(TimeSpan.FromHours(6));
        await client.LogInAsync();
        Assert.NotEqual(first, client.Token);
        var second = client.Token;

        time.Advance(TimeSpan.FromHours(18));
        client.Token = first;
        Assert.Equal("EGW00123", (await client.BalanceAsync()).Code);
        client.Token = second;
        Assert.Equal("0", (await client.BalanceAsync()).ReturnCode);
    }
}
