using System.Globalization;
using Danta.Telegram.News;
using Danta.Telegram.Outbox;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Board;

/// <summary>
/// One pinned message in each told chat, edited in place: every ten seconds while something is held, otherwise when
/// something has changed, and never when nothing has.
/// </summary>
sealed class LiveBoard(
    IReadOnlyList<long> chats, ITraderView view, OutboxStore store, Dispatcher dispatcher, Editor editor, TimeProvider time, Speech say)
{
    public const string Tag = "board";

    /// <summary>Also the pace of changes while nothing is held.</summary>
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    readonly Lock _lock = new();
    readonly Dictionary<long, (int? Message, string Shown, DateTimeOffset At)> _boards = [];

    /// <summary>Called every second.</summary>
    public void Refresh()
    {
        var trader = view.Snapshot;
        if (trader.Time == default)
            return;
        var now = time.GetUtcNow();
        var text = Text(trader, view.Edges);
        lock (_lock)
        {
            foreach (var chat in chats)
                Refresh(chat, text, now);
        }
    }

    /// <summary>The board was sent: from here on it is edited.</summary>
    public void Sent(long chat, int message)
    {
        store.Remember(Fact(chat), message.ToString(CultureInfo.InvariantCulture));
        lock (_lock)
        {
            if (_boards.TryGetValue(chat, out var board))
                _boards[chat] = board with { Message = message };
        }
    }

    /// <summary>Somebody deleted the board: the next refresh makes a new one.</summary>
    public void Gone(long chat, int message)
    {
        lock (_lock)
        {
            if (!_boards.TryGetValue(chat, out var board) || board.Message != message)
                return;
            store.Remember(Fact(chat), "");
            _boards.Remove(chat);
        }
    }

    void Refresh(long chat, string text, DateTimeOffset now)
    {
        if (!_boards.TryGetValue(chat, out var board))
            board = (Kept(chat), "", default);
        else if (board.Message is null || board.Shown == text || now - board.At < Pace)
            return; // on its way, unchanged, or too soon
        _boards[chat] = board with { Shown = text, At = now };
        var stamped = $"{text}\n\n<i>{Speech.Clock(now)}</i>";
        if (board.Message is { } message)
            editor.Edit(chat, message, stamped, null);
        else
            dispatcher.Post(new(0, chat, Lane.Answer, NewsKind.Own, now, stamped, Silent: true, Tag: Tag));
    }

    public string Text(TraderSnapshot trader, EdgeStatus edges)
    {
        var head = $"{say.Mode(trader.Mode, trader.DryRun)} · {Html.Bold(say.State(trader.State))}"
            + (trader.Reason.Length > 0 ? $"\n{Html.Escape(trader.Reason)}" : "");
        var today = $"{say["오늘 순손익", "Net today"]} {Html.Bold(say.Signed(trader.Today.Total))} "
            + say[$"(실현 {say.Signed(trader.Today.Realised)}, {trader.Today.Trades}번)", $"(realised {say.Signed(trader.Today.Realised)}, {trader.Today.Trades} trades)"];
        var edge = $"{say["시세", "Feed"]} {Feed(edges.FeedAge)} · {say["예산", "Budget"]} {edges.Budget.Limit}/s · "
            + $"{say["보유", "Held"]} {trader.Positions.Count}/{trader.Settings.MaxPositions}";
        var positions = trader.Positions.Select(position =>
            $"{Html.Bold(Html.Escape(position.Name))} {say.Shares(position.Quantity)} {say.Won(position.Price)}{(position.InDoubt ? say[" · 확인 중", " · in doubt"] : "")}\n"
            + $"{say.Signed(position.Unrealised)} ({say.Percent(position.UnrealisedPercent)}) · "
            + $"{say["익절", "TP"]} {(position.TakeProfit is { } take ? take.ToString() : "–")} · {say["손절", "SL"]} {(position.StopLoss is { } stop ? stop.ToString() : "–")}");
        return string.Join("\n\n", new[] { $"{head}\n{today}\n{edge}" }.Concat(positions));
    }

    /// <summary>In steps, so that a feed which is well does not count as a change every second.</summary>
    string Feed(TimeSpan? age) => age switch
    {
        null => say["아직 없음", "none yet"],
        { TotalSeconds: < 10 } => say["정상", "live"],
        { TotalSeconds: < 30 } => say["10초 넘게 조용함", "silent for over 10 s"],
        _ => say["끊김", "lost"],
    };

    int? Kept(long chat) => int.TryParse(store.Recall(Fact(chat)), CultureInfo.InvariantCulture, out var message) ? message : null;

    static string Fact(long chat) => string.Create(CultureInfo.InvariantCulture, $"board.{chat}");
}
