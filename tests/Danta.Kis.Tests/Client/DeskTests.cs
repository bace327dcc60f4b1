using System.Text;
using System.Text.Json.Nodes;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Kis.Tests.Client;

public sealed class DeskTests : IAsyncLifetime
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    static readonly DateOnly Today = new(2026, 11, 20);

    readonly TestSetup _setup = new();
    readonly ManualTime _time = new();
    ScriptedBroker _broker = null!;
    KisClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await ScriptedBroker.StartAsync();
        foreach (var endpoint in KisEndpoints.All.Where(endpoint => Samples.Names("rest").Contains($"{endpoint.Name}.json", StringComparer.Ordinal)))
            _broker.Script(endpoint, _ => Answered.Sample($"rest/{endpoint.Name}.json"));
        _client = new(_setup.Options(_broker), _time);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
        _setup.Dispose();
    }

    [Fact]
    public async Task The_balance_has_holdings_and_money()
    {
        var balance = await Get(_client.Account.BalanceAsync(Lane.Balance, default));

        var held = balance.Holdings.Single(row => !row.Held.IsZero);
        Assert.Equal((Samsung, 10L, 10L, 718_500L), (held.Code, held.Held.Shares, held.Sellable.Shares, held.Cost.Amount));
        Assert.True(balance.Complete);
        Assert.Equal(2, balance.Holdings.Count);
        AssertSent(KisEndpoints.InquireBalance, "TTTC8434R");
    }

    [Fact]
    public async Task The_days_orders_come_from_all_pages()
    {
        _broker.Script(KisEndpoints.InquireDailyCcld, seen => seen.Header("tr_cont") == "N"
            ? Answered.Sample("rest/inquire-daily-ccld.json", "D")
            : Answered.Sample("rest/inquire-daily-ccld.page1-of-2.header-tr_cont-M.json", "M"));

        var orders = await Get(_client.Account.OrdersAsync(new(Today, Today), Lane.Doubts, default));

        Assert.True(orders.Complete);
        Assert.Equal(3, orders.Items.Count);
        var partly = orders.Items.Single(order => order.Number.IsSameAs("117057"));
        Assert.Equal((3L, 215_700L, Side.Buy, 71_900), (partly.Filled.Shares, partly.FilledAmount.Amount, partly.Side, partly.Limit.Won));
        var pages = _broker.To(KisEndpoints.InquireDailyCcld);
        Assert.Equal(2, pages.Count);
        Assert.StartsWith("20261120^0000116990^", pages[1].Key("CTX_AREA_NK100"), StringComparison.Ordinal);
        AssertSent(KisEndpoints.InquireDailyCcld, "TTTC0081R");
    }

    [Fact]
    public async Task A_list_that_changed_between_its_pages_is_read_again_and_never_passed_off_as_whole()
    {
        var restarts = 0;
        _broker.Script(KisEndpoints.InquireDailyCcld, seen =>
        {
            if (seen.Header("tr_cont") != "N")
                return Answered.Sample("rest/inquire-daily-ccld.page1-of-2.header-tr_cont-M.json", "M");
            return restarts++ == 0 ? Answered.Refusal("APBK9999", "조회 중 자료가 변경되었습니다") : Answered.Sample("rest/inquire-daily-ccld.json", "D");
        });
        Assert.True((await Get(_client.Account.OrdersAsync(new(Today, Today), Lane.Doubts, default))).Complete);
        Assert.Equal(4, _broker.To(KisEndpoints.InquireDailyCcld).Count);

        restarts = int.MinValue;
        _broker.Script(KisEndpoints.InquireDailyCcld, seen => seen.Header("tr_cont") == "N"
            ? Answered.Refusal("APBK9999", "조회 중 자료가 변경되었습니다")
            : Answered.Sample("rest/inquire-daily-ccld.page1-of-2.header-tr_cont-M.json", "M"));
        var broken = await Get(_client.Account.OrdersAsync(new(Today, Today), Lane.Doubts, default));
        Assert.False(broken.Complete);
        Assert.Single(broken.Items);
    }

    /// <summary>A row that is not there proves nothing where the broker has said that there are more.</summary>
    [Theory]
    [InlineData(15, false)]
    [InlineData(1, true)]
    public async Task A_full_page_that_says_more_and_not_where_is_not_the_whole_list(int rows, bool whole)
    {
        _broker.Script(KisEndpoints.InquireDailyCcld, _ =>
        {
            var body = JsonNode.Parse(Samples.Bytes("rest/inquire-daily-ccld.page1-of-2.header-tr_cont-M.json"))!;
            var row = body["output1"]![0]!;
            body["output1"] = new JsonArray([.. Enumerable.Range(1, rows).Select(at =>
            {
                var copy = row.DeepClone();
                copy["odno"] = $"{at:D10}";
                return copy;
            })]);
            body["ctx_area_nk100"] = " ";
            return new(200, body.ToJsonString(), "M");
        });

        var list = await Get(_client.Account.OrdersAsync(new(Today, Today), Lane.Doubts, default));

        Assert.Equal((rows, whole), (list.Items.Count, list.Complete));
    }

    [Fact]
    public async Task Pages_without_end_are_given_up()
    {
        var page = 0;
        _broker.Script(KisEndpoints.InquireDailyCcld, _ =>
        {
            var body = JsonNode.Parse(Samples.Bytes("rest/inquire-daily-ccld.page1-of-2.header-tr_cont-M.json"))!;
            body["ctx_area_nk100"] = $"mark {page++}";
            return new(200, body.ToJsonString(), "M");
        });

        Assert.False((await Get(_client.Account.OrdersAsync(new(Today, Today), Lane.Doubts, default))).Complete);
        Assert.Equal(20, page);
    }

    [Fact]
    public async Task Old_orders_go_by_another_id_and_open_ones_by_their_own_list()
    {
        await Get(_client.Account.OrdersAsync(new(Today.AddMonths(-4), Today.AddMonths(-4)), Lane.Other, default));
        AssertSent(KisEndpoints.InquireDailyCcld, "CTSC9215R");

        var open = Assert.Single((await Get(_client.Orders.OpenAsync(Today, Lane.Other, default))).Items);
        Assert.Equal((7L, 3L, 10L), (open.Open.Shares, open.Filled.Shares, open.Ordered.Shares));
        AssertSent(KisEndpoints.InquirePsblRvsecncl, "TTTC0084R");

        using var paper = new KisClient(_setup.Options(_broker, KisEnvironment.Paper), _time);
        await Get(paper.Orders.OpenAsync(Today, Lane.Other, default));
        AssertSent(KisEndpoints.InquireDailyCcld, "VTTC0081R");
        Assert.Equal(("02", "KRX"), (_broker.To(KisEndpoints.InquireDailyCcld)[^1].Key("CCLD_DVSN"), _broker.To(KisEndpoints.InquireDailyCcld)[^1].Key("EXCG_ID_DVSN_CD")));
    }

    [Fact]
    public async Task Every_other_call_gives_values()
    {
        var power = await Get(_client.Account.BuyingPowerAsync(Samsung, OrderDivisions.Market, default, Lane.Entries, default));
        Assert.True(power.Shares.Shares > 0 && power.Amount.Amount > 0);
        Assert.Equal(("01", ""), (_broker.To(KisEndpoints.InquirePsblOrder)[0].Key("ORD_DVSN"), _broker.To(KisEndpoints.InquirePsblOrder)[0].Key("ORD_UNPR")));

        var price = await Get(_client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default));
        Assert.Equal((71_900, 72_000, 93_600, 50_400), (price.Last.Won, price.Base.Won, price.UpperLimit.Won, price.LowerLimit.Won));

        var book = await Get(_client.Quotes.BookAsync(Samsung, Board.Kospi, Lane.Other, default));
        Assert.Equal((71_900, 8_412L, 70_900), (book.Asks[0].Price.Won, book.Asks[0].Size.Shares, book.Bids[9].Price.Won));

        Assert.Equal(3, (await Get(_client.Quotes.MinutesAsync(Samsung, Board.Kospi, new(9, 37), Lane.Other, default))).Count);
        Assert.All(await Get(_client.Quotes.BarsAsync(Samsung, Board.Kospi, Today.AddDays(-30), Today, BarPeriod.Day, true, Lane.Other, default)), bar => Assert.True(bar.Close.IsQuoted));
        Assert.All(await Get(_client.Quotes.TradesUntilAsync(Samsung, Board.Kospi, new(9, 37), Lane.Other, default)), trade => Assert.True(trade.Price.IsQuoted));
        Assert.Equal(25, (await Get(_client.Quotes.LastTradesAsync(Samsung, Board.Kospi, Lane.Other, default)))[1].Volume.Shares);

        Assert.Equal("005930", (await Get(_client.Instruments.StockAsync(Samsung, Lane.Other, default))).Code.ToString());
        Assert.Single(await Get(_client.Instruments.PricesAsync([Samsung], Lane.Other, default)));
        Assert.NotEmpty(await Get(_client.Rankings.VolumeAsync(Board.Unknown, VolumeOrder.Amount, Lane.Other, default)));
        Assert.Equal("900001", Assert.Single(await Get(_client.Rankings.ChangeAsync(Board.Kosdaq, ChangeOrder.Gain, Lane.Other, default))).Code.ToString());
        Assert.Equal(2, (await Get(_client.Rankings.ViAsync(Today, null, Lane.Other, default))).Count);

        Assert.Equal(10, (await Get(_client.Profit.SellableAsync(Samsung, Lane.Other, default))).Shares.Shares);
        await Get(_client.Profit.TodayAsync(Lane.Other, default));
        Assert.Equal(-980, Assert.Single((await Get(_client.Profit.DaysAsync(Today, Today, Lane.Other, default))).Days).Realised.Amount);
        Assert.NotEmpty((await Get(_client.Profit.TradesAsync(Today, Today, Lane.Other, default))).Trades);
    }

    [Fact]
    public async Task Conditions_are_listed_and_searched_and_nothing_found_is_no_error()
    {
        Assert.Equal("0", (await Get(_client.Conditions.ListAsync(Lane.Conditions, default)))[0].Seq);
        var stock = Assert.Single((await Get(_client.Conditions.SearchAsync("0", Lane.Conditions, default))).Stocks);
        Assert.Equal((71_900, 93_600, -0.14m), (stock.Price.Won, stock.UpperLimit.Won, stock.ChangePercent));
        Assert.Equal("?user_id=SIMUSER1&seq=0", _broker.To(KisEndpoints.PsearchResult)[0].Query);

        _broker.Script(KisEndpoints.PsearchResult, _ => Answered.Sample("rest/psearch-result.empty.json"));
        Assert.Empty((await Get(_client.Conditions.SearchAsync("0", Lane.Conditions, default))).Stocks);
    }

    [Fact]
    public async Task The_open_day_is_told_by_one_flag_alone()
    {
        Assert.True(await Get(_client.Calendar.IsOpenAsync(Today, Lane.Other, default)));
        Assert.False(await Get(_client.Calendar.IsOpenAsync(Today.AddDays(1), Lane.Other, default)));
        Assert.Null(await Get(_client.Calendar.IsOpenAsync(Today.AddDays(100), Lane.Other, default)));
    }

    [Fact]
    public async Task What_paper_lacks_is_not_sent_unless_real_keys_are_there_for_it()
    {
        using var paper = new KisClient(_setup.Options(_broker, KisEnvironment.Paper), _time);
        var refused = Assert.IsType<KisResult<IReadOnlyList<SavedCondition>>.Refused>(await Finish(paper.Conditions.ListAsync(Lane.Conditions, default)));
        Assert.Equal((KisCause.NotOnPaper, false), (refused.Verdict.Cause, paper.Answers(KisEndpoints.PsearchTitle)));
        Assert.Empty(_broker.Requests);

        var real = new KisKeys { AppKey = new("REAL-KEY"), AppSecret = new("REAL-SECRET"), HtsId = "OWNER", RestUrl = _broker.Rest };
        using var both = new KisClient(_setup.Options(_broker, KisEnvironment.Paper, real), _time);
        await Get(both.Conditions.ListAsync(Lane.Conditions, default));
        await Get(both.Account.BalanceAsync(Lane.Balance, default));

        var asked = _broker.To(KisEndpoints.PsearchTitle)[0];
        Assert.Equal(("REAL-KEY", "?user_id=OWNER", "HHKST03900300"), (asked.Header("appkey"), asked.Query, asked.Header("tr_id")));
        Assert.NotEqual(asked.Header("authorization"), _broker.To(KisEndpoints.InquireBalance)[0].Header("authorization"));
        AssertSent(KisEndpoints.InquireBalance, "VTTC8434R");
        // The account belongs to paper: the real keys are never asked about it.
        Assert.IsType<KisResult<Sellable>.Refused>(await Finish(both.Profit.SellableAsync(Samsung, Lane.Other, default)));
    }

    [Fact]
    public async Task A_question_is_repeated_where_that_helps_and_fails_as_a_value()
    {
        var faults = 2;
        _broker.Script(KisEndpoints.InquirePrice, _ => faults-- > 0 ? new(502, "<html></html>") : Answered.Sample("rest/inquire-price.json"));
        await Get(_client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default));

        _broker.Script(KisEndpoints.InquirePrice, _ => Answered.Cut);
        Assert.IsType<KisResult<StockPrice>.Failed>(await Finish(_client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default)));

        _broker.Script(KisEndpoints.InquirePrice, _ => new(200, """{"rt_cd":"0","output":{"stck_prpr":"7x900"}}"""));
        Assert.IsType<KisResult<StockPrice>.Failed>(await Finish(_client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default)));

        _broker.Script(KisEndpoints.InquirePrice, _ => new(200, new string(' ', 9 * 1024 * 1024)));
        Assert.IsType<KisResult<StockPrice>.Failed>(await Finish(_client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default)));
    }

    [Fact]
    public async Task Hashkeys_are_ready_for_exits_and_fetched_for_entries()
    {
        using var client = new KisClient(_setup.Options(_broker) with { HashKey = null }, _time);
        var exit = OrderTicket.AtMarket(Side.Sell, Samsung, Quantity.Of(10));

        await Finish(client.Orders.PlaceAsync(exit, Lane.PanicAndExits, default));
        Assert.Empty(_broker.To(KisEndpoints.HashkeyPath));
        Assert.Equal("", _broker.To(KisEndpoints.OrderCash)[^1].Header("hashkey"));

        await Finish(Wrap(client.Orders.PrepareAsync(exit, default)));
        await Finish(client.Orders.PlaceAsync(exit, Lane.PanicAndExits, default));
        Assert.Equal(_broker.To(KisEndpoints.HashkeyPath).Single().Body, _broker.To(KisEndpoints.OrderCash)[^1].Body);
        Assert.StartsWith("HASH-OF-", _broker.To(KisEndpoints.OrderCash)[^1].Header("hashkey"), StringComparison.Ordinal);

        // Another quantity is another body: the old hash is not sent with it.
        await Finish(client.Orders.PlaceAsync(exit with { Quantity = Quantity.Of(9) }, Lane.PanicAndExits, default));
        Assert.Equal("", _broker.To(KisEndpoints.OrderCash)[^1].Header("hashkey"));

        await Finish(client.Orders.PlaceAsync(OrderTicket.AtMarket(Side.Buy, Samsung, Quantity.Of(1)), Lane.Entries, default));
        Assert.StartsWith("HASH-OF-", _broker.To(KisEndpoints.OrderCash)[^1].Header("hashkey"), StringComparison.Ordinal);

        static async Task<bool> Wrap(Task task)
        {
            await task;
            return true;
        }
    }

    [Fact]
    public async Task No_secret_token_account_header_or_body_is_ever_logged()
    {
        var log = new StringBuilder();
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new TextLog(log)));
        using var client = new KisClient(_setup.Options(_broker) with { HashKey = true }, _time, factory.CreateLogger("kis"));
        _broker.Script(KisEndpoints.OrderCash, _ => Answered.Refusal("APBK0952", "계좌 50012345 주문가능금액을 초과 했습니다"));
        _broker.Script(KisEndpoints.InquirePrice, _ => Answered.Cut);
        var sink = new RecordingSink();
        await using (var stream = client.OpenStream(sink))
        {
            stream.WatchNotices();
            stream.Watch(Samsung);
            stream.Start();
            await _time.RunUntilAsync(() => sink.IsUp);
            await _broker.Feed.SendAsync(Samples.Frame("notice.2-partial-fill.frame.txt"));
            await Finish(client.Orders.PlaceAsync(OrderTicket.AtMarket(Side.Buy, Samsung, Quantity.Of(1)), Lane.Entries, default));
            await Finish(client.Account.BalanceAsync(Lane.Balance, default));
            await Finish(client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default));
            _broker.Feed.HangUp();
            await _time.RunUntilAsync(() => !sink.IsUp);
        }
        var text = log.ToString();

        Assert.NotEmpty(text);
        foreach (var secret in (string[])[TestSetup.AppKey, TestSetup.AppSecret, "TOKEN-", "50012345", "5001234501", "SIMUSER1", LiveFeed.ApprovalKey, LiveFeed.Key, "HASH-OF", "Bearer", "CANO"])
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Equal("***", client.Options.Keys.AppSecret.ToString());
        Assert.DoesNotContain("50012345", client.Options.ToString(), StringComparison.Ordinal);
    }

    async Task<T> Get<T>(Task<KisResult<T>> call)
    {
        var result = await Finish(call);
        Assert.True(result.TryGet(out var value, out var reason), reason);
        return value!;
    }

    void AssertSent(KisEndpoint endpoint, string trId)
    {
        var seen = _broker.To(endpoint)[^1];
        Assert.Equal(trId, seen.Header("tr_id"));
        foreach (var key in endpoint.Required)
            Assert.Contains($"{key}=", seen.Query, StringComparison.Ordinal);
    }

    async Task<T> Finish<T>(Task<T> task)
    {
        await _time.RunUntilAsync(() => task.IsCompleted);
        return await task;
    }

    sealed class TextLog(StringBuilder into) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (into)
                into.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
        }

        public void Dispose()
        {
        }
    }
}
