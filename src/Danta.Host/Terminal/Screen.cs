using System.Threading.Channels;
using Danta.Market;
using Danta.Trading;
using Spectre.Console;

namespace Danta.Host.Terminal;

/// <summary>
/// What the person at the terminal sees: a live board where there is a terminal, a line for each piece of news where the output
/// is a file or a pipe.
/// </summary>
sealed class Screen(ITraderView view, TimeProvider time)
{
    const int LinesKept = 12;

    readonly Channel<OwnerNews> _news = Channel.CreateBounded<OwnerNews>(
        new BoundedChannelOptions(1_024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    readonly Queue<string> _lines = new();

    /// <summary>Any thread; never blocks.</summary>
    public void Tell(OwnerNews news) => _news.Writer.TryWrite(news);

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            if (Console.IsOutputRedirected)
                await PrintLinesAsync(stop);
            else
                await AnsiConsole.Live(Board()).StartAsync(context => RefreshAsync(context, stop));
        }
        catch (OperationCanceledException)
        {
            while (Console.IsOutputRedirected && _news.Reader.TryRead(out var last))
                Print(last);
        }
    }

    async Task PrintLinesAsync(CancellationToken stop)
    {
        await foreach (var news in _news.Reader.ReadAllAsync(stop))
            Print(news);
    }

    void Print(OwnerNews news) => Console.Out.WriteLine(Line(news));

    string Line(OwnerNews news) => NewsLine.Of(news, view.Snapshot);

    async Task RefreshAsync(LiveDisplayContext context, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), time);
        do
        {
            while (_news.Reader.TryRead(out var news))
            {
                _lines.Enqueue(Line(news));
                if (_lines.Count > LinesKept)
                    _lines.Dequeue();
            }
            context.UpdateTarget(Board());
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    Rows Board() => new Rows(
        Header(view.Snapshot, view.Edges), Positions(view.Snapshot),
        new Panel(new Markup(string.Join('\n', _lines.Select(Markup.Escape).DefaultIfEmpty("아직 소식이 없습니다"))))
        {
            Header = new PanelHeader(" 소식 "), Border = BoxBorder.Rounded, Expand = true,
        });

    static Markup Header(TraderSnapshot now, EdgeStatus edges)
    {
        var mode = now.Mode switch { TradingMode.Real => "[white on red] 실전 [/]", TradingMode.Paper => "[black on yellow] 모의 [/]", _ => "[black on aqua] 데모 [/]" };
        var age = edges.FeedAge is { } silent ? $"{silent.TotalSeconds:0.0}초 전" : "없음";
        var today = now.Today;
        return new Markup(
            $"{mode}{(now.DryRun ? " [yellow]연습(주문 없음)[/]" : "")} {State(now.State)} {Markup.Escape(now.Reason)}  "
            + $"{Kst.Of(now.Time):HH:mm:ss} {Markup.Escape(edges.Session)}  시세 {age}  호출 {edges.Budget.Used}/{edges.Budget.Limit}  "
            + $"구독 {edges.Subscriptions.Used}/{edges.Subscriptions.Limit}\n"
            + $"오늘 실현 {Colored(today.Realised)}  평가 {Colored(today.Unrealised)}  합계 {Colored(today.Total)}  "
            + $"거래 {today.Trades} (이김 {today.Wins}, 짐 {today.Losses})");
    }

    static Table Positions(TraderSnapshot now)
    {
        var table = new Table { Border = TableBorder.Rounded, Expand = true };
        table.AddColumn("보유 종목");
        foreach (var title in (string[])["수량", "평균가", "현재가", "평가손익", "%", "익절", "손절"])
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var position in now.Positions)
        {
            table.AddRow(
                Markup.Escape($"{position.Name} {position.Code}{(position.InDoubt ? " 확인 중" : "")}"),
                $"{position.Quantity}", $"{position.AveragePrice:#,##0.##}", $"{position.Price}", Colored(position.Unrealised),
                $"{position.UnrealisedPercent:+0.00;-0.00;0.00}", $"{position.TakeProfit?.ToString() ?? "–"}", $"{position.StopLoss?.ToString() ?? "–"}");
        }
        return table;
    }

    static string State(TraderState state) => state switch
    {
        TraderState.Running => "[green]매매 중[/]",
        TraderState.Paused => "[yellow]정지[/]",
        TraderState.Halted => "[red]중단[/]",
        TraderState.Stopping => "[yellow]끝내는 중[/]",
        _ => "[grey]시작 중[/]",
    };

    /// <summary>As Korean screens have it: red is profit, blue is loss.</summary>
    static string Colored(Won won) => won.Amount switch
    {
        > 0 => $"[red]+{won}원[/]",
        < 0 => $"[blue]{won}원[/]",
        _ => "0원",
    };
}
