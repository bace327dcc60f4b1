using Danta.Desk;
using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Tests;

public sealed class ActingTests
{
    [Fact]
    public async Task Pause_resume_and_flatten_reach_the_trader_and_say_what_they_will_do()
    {
        await using var running = await Running.Start();
        var (paused, _) = await running.Post("/api/v1/pause");
        var (resumed, _) = await running.Post("/api/v1/resume");
        var (flattened, body) = await running.Post("/api/v1/flatten");
        Assert.Equal((202, 202, 202), (paused, resumed, flattened));
        Assert.Equal(26, (long?)body["quantity"]);
        Assert.Contains("2종목 26주", (string?)body["message"]);
        Assert.Collection(
            running.Desk.Commands,
            command => Assert.IsType<Pause>(command),
            command => Assert.IsType<Resume>(command),
            command => Assert.IsType<Flatten>(command));
        Assert.All(running.Desk.Commands, command => Assert.Equal("api", command.By));
    }

    [Fact]
    public async Task Flatten_names_the_owner_s_own_orders_that_it_cancels()
    {
        await using var running = await Running.Start();
        Assert.True(OrderNumber.TryParse("0000004711", "91252", out var number));
        running.Desk.Snapshot = running.Desk.Snapshot with { Binding = [new(running.Desk.Snapshot.Positions[0].Code, "삼성전자", number, Quantity.Of(7))] };
        Assert.Contains("4711", (string?)(await running.Post("/api/v1/flatten")).Body["message"]);
    }

    [Fact]
    public async Task Selling_names_the_stock_and_the_shares()
    {
        await using var running = await Running.Start();
        var (status, body) = await running.Post("/api/v1/positions/005930/sell");
        Assert.Equal(202, status);
        Assert.Equal("삼성전자(005930) 14주를 시장가로 팝니다.", (string?)body["message"]);
        Assert.Equal(new SellPosition("api", Examples.Samsung), Assert.Single(running.Desk.Commands));
    }

    [Theory]
    [InlineData("{\"percent\":50}", 202, 7, 50, null, "7주를 시장가로 팝니다.")]
    [InlineData("{\"price\":72000}", 202, 14, null, 72_000, "14주를 지정가 72,000원에")]
    [InlineData("{\"percent\":30,\"price\":72000}", 202, 4, 30, 72_000, "4주를 지정가 72,000원에")]
    [InlineData("{}", 202, 14, null, null, "14주를 시장가로 팝니다.")]
    [InlineData("{\"percent\":0}", 400, 0, null, null, "percent")]
    [InlineData("{\"price\":72050}", 400, 0, null, null, "호가 단위(100원)")]
    [InlineData("{\"price\":0}", 400, 0, null, null, "price")]
    public async Task A_part_may_be_sold_and_at_a_price(string json, int expected, int quantity, int? percent, int? price, string words)
    {
        await using var running = await Running.Start();
        var (status, body) = await running.PostJson("/api/v1/positions/005930/sell", json);
        Assert.Equal(expected, status);
        Assert.Contains(words, (string?)body["message"] ?? (string?)body["detail"], StringComparison.Ordinal);
        if (expected != 202)
        {
            Assert.Empty(running.Desk.Commands);
            return;
        }
        Assert.Equal(quantity, (int?)body["quantity"]);
        Assert.Equal(
            new SellPosition("api", Examples.Samsung) { Percent = percent, Limit = price is { } won ? Price.FromWon(won) : null }, Assert.Single(running.Desk.Commands));
    }

    [Theory]
    [InlineData("0000004711")]
    [InlineData("4711")]
    public async Task An_order_is_cancelled_by_its_number_with_or_without_zeros(string number)
    {
        await using var running = await Running.Start();
        var (status, body) = await running.Post($"/api/v1/orders/{number}/cancel");
        Assert.Equal(202, status);
        Assert.Equal(15, (long?)body["quantity"]);
        var command = Assert.IsType<CancelOpenOrder>(Assert.Single(running.Desk.Commands));
        // The branch comes from the order that is known: a cancel has to name it.
        Assert.Equal("91252", command.Number.Branch);
    }

    [Theory]
    [InlineData("positions/035720/sell", 404)]
    [InlineData("positions/12/sell", 400)]
    [InlineData("orders/0000009999/cancel", 404)]
    [InlineData("orders/0000000000/cancel", 400)]
    [InlineData("orders/abc/cancel", 400)]
    [InlineData("orders/4702/cancel", 409)]
    public async Task What_cannot_be_done_is_refused_in_korean_and_nothing_happens(string path, int expected)
    {
        await using var running = await Running.Start();
        var (status, body) = await running.Post($"/api/v1/{path}");
        Assert.Equal(expected, status);
        Assert.Equal(expected, (int?)body["status"]);
        Assert.Matches("[가-힣]", (string?)body["detail"]);
        Assert.Empty(running.Desk.Commands);
    }

    [Fact]
    public async Task An_offered_purchase_is_listed_with_the_seconds_left_and_answered_by_its_number()
    {
        await using var running = await Running.Start();
        var offer = new OfferView(
            7, Examples.Samsung, "삼성전자", "급등주", "immediate", Quantity.Of(14), Examples.Price(71_200), Examples.Price(72_300), null, Examples.Now,
            Examples.Now.AddSeconds(10));
        running.Desk.Snapshot = running.Desk.Snapshot with { Offers = [offer] };
        var listed = Assert.Single((await running.Json("/api/v1/approvals")).AsArray())!;
        Assert.Equal((7, "005930", 996_800, 72_300), ((int)listed["id"]!, (string)listed["code"]!, (int)listed["amount"]!, (int)listed["takeProfit"]!));
        Assert.Null(listed["stopLoss"]);
        Assert.InRange((double)listed["secondsLeft"]!, 0, 10);
        Assert.Equal(202, (await running.Post("/api/v1/approvals/7/accept")).Status);
        Assert.Equal(202, (await running.Post("/api/v1/approvals/7/decline")).Status);
        Assert.Equal([new AnswerOffer("api", 7, offer.Until, true), new AnswerOffer("api", 7, offer.Until, false)], running.Desk.Commands);
        Assert.Equal(409, (await running.Post("/api/v1/approvals/8/accept")).Status);
        Assert.Equal(400, (await running.Post("/api/v1/approvals/x/accept")).Status);
        Assert.Equal(2, running.Desk.Commands.Count);
    }

    [Fact]
    public async Task A_full_inbox_is_told()
    {
        await using var running = await Running.Start();
        running.Desk.TakesCommands = false;
        Assert.Equal(503, (await running.Post("/api/v1/pause")).Status);
    }

    [Fact]
    public async Task A_page_of_another_site_can_not_act()
    {
        await using var running = await Running.Start();
        var own = running.Server.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(403, (await running.Post("/api/v1/flatten", ("Origin", "https://evil.example"))).Status);
        Assert.Equal(403, (await running.Post("/api/v1/flatten", ("Origin", "null"))).Status);
        Assert.Equal(403, (await running.Post("/api/v1/flatten", ("Origin", "http://127.0.0.1:1"))).Status);
        Assert.Equal(403, (await running.Post("/api/v1/flatten", ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.Equal(403, (await running.Post("/api/v1/flatten", ("Sec-Fetch-Site", "same-site"))).Status);
        Assert.Equal(403, (await running.Post("/api/v1/flatten", ("Host", "evil.example"))).Status);
        Assert.Empty(running.Desk.Commands);
        Assert.Equal(202, (await running.Post("/api/v1/flatten", ("Origin", own), ("Sec-Fetch-Site", "same-origin"))).Status);
    }
}
