using Danta.Host.Terminal;
using Danta.Trading;

namespace Danta.Host.Tests.Terminal;

public sealed class BoardTests
{
    static readonly (int Positions, int Orders, int News)[] Loads = [(0, 0, 0), (1, 1, 3), (3, 2, 12), (8, 9, 60), (30, 12, 60), (70, 0, 0)];

    static readonly int[] Watched = [20, 40, 55, 80, 200];

    /// <summary>Every size that a terminal may have, each with little and with too much on it.</summary>
    static IEnumerable<(BoardFacts Facts, int Width, int Height, IReadOnlyList<BoardLine> Lines)> Boards()
    {
        foreach (var (positions, orders, news) in Loads)
        {
            var facts = Scene.Of(positions, orders, news, positions == 8 ? "일일 손실 한도 50,000원에 닿았습니다. 오늘은 더 사지 않고, 판 것은 그대로 둡니다." : "");
            for (var width = 20; width <= 200; width++)
            {
                for (var height = 10; height <= 60; height += Watched.Contains(width) ? 1 : 7)
                    yield return (facts, width, height, Board.Lines(facts, width, height));
            }
        }
    }

    [Fact]
    public void Nothing_is_wider_or_higher_than_the_terminal()
    {
        foreach (var (_, width, height, lines) in Boards())
        {
            Assert.True(lines.Count <= height, $"{width}x{height}: {lines.Count} lines");
            foreach (var line in lines)
                Assert.True(Glass.WidthOf(line.Text) <= width, $"{width}x{height}: {line.Text}");
        }
    }

    [Fact]
    public void Mode_state_and_profit_come_first_at_every_size()
    {
        foreach (var (facts, _, _, lines) in Boards())
        {
            Assert.StartsWith(" 모의   매매 중", lines[0].Text, StringComparison.Ordinal);
            var reason = facts.Trader.Reason.Length == 0 ? 0 : 2;
            Assert.Contains(lines.Skip(1).Take(1 + reason), line => line.Text.StartsWith("오늘 +3,004원", StringComparison.Ordinal));
            Assert.Equal(reason > 0, lines[1].Text.StartsWith("일일 손실 한도", StringComparison.Ordinal));
        }
    }

    /// <summary>A trader that has not begun says paper of any world.</summary>
    [Fact]
    public void No_world_is_named_before_it_is_known()
    {
        var facts = Scene.Of(0, 0, 0) with { Trader = TraderSnapshot.Empty };
        Assert.StartsWith("시작 중  정규장", Board.Lines(facts, 80, 24)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Stocks_are_shown_in_their_order_and_what_is_left_out_is_counted()
    {
        foreach (var (facts, width, height, lines) in Boards())
        {
            var held = facts.Trader.Positions;
            var title = Single(lines, $"보유 {(held.Count == 0 ? "종목 없음" : $"{held.Count}종목")}");
            var shown = 0;
            while (shown < held.Count && title + 1 + shown < lines.Count && Shows(lines[title + 1 + shown], held[shown]))
                shown++;
            var where = $"{width}x{height}, {shown} of {held.Count}";
            if (shown < held.Count)
            {
                Assert.True(lines[^1].Text == $"외 {held.Count - shown}종목" && lines.Count == height, where);
            }
            else
            {
                Assert.DoesNotContain(lines, line => line.Text.EndsWith("종목", StringComparison.Ordinal) && line.Text.StartsWith("외 ", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>Last things first: where a stock or an order is left out, no line is spent on what comes after.</summary>
    [Fact]
    public void News_wait_for_stocks_and_orders()
    {
        foreach (var (facts, width, height, lines) in Boards())
        {
            var rest = lines.Select((line, at) => (line, at)).Where(one => one.line.Text.StartsWith("외 ", StringComparison.Ordinal)).ToArray();
            var hasNews = lines.Any(line => line.Text.Contains("🔴", StringComparison.Ordinal));
            var where = $"{width}x{height}, {facts.Trader.Positions.Count} held";
            if (rest.Length > 0)
                Assert.True(rest is [var only] && only.at == height - 1 && !hasNews, where);
            else
                Assert.True(hasNews == (facts.News.Count > 0 && Board.State(facts, width, height).Count < height), where);
        }
    }

    [Fact]
    public void The_profit_of_a_stock_is_beside_its_name_from_forty_columns_on()
    {
        foreach (var (facts, width, _, lines) in Boards().Where(board => board.Width >= 40 && board.Facts.Trader.Positions.Count > 0))
        {
            var title = lines[Single(lines, $"보유 {facts.Trader.Positions.Count}종목")].Text;
            Assert.Contains("평가손익", title, StringComparison.Ordinal);
            if (width >= 80)
                Assert.Contains("손절", title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_doubt_is_seen_at_every_width()
    {
        foreach (var (_, _, _, lines) in Boards().Where(board => board.Facts.Trader.Positions.Count == 3))
            Assert.Contains(lines, line => line.Text.StartsWith("확인 중", StringComparison.Ordinal));
    }

    [Fact]
    public void What_steers_a_terminal_never_gets_to_one()
    {
        var facts = Scene.Of(1, 1, 0, "\e]0;이름\a거부\r\n다시") with { News = ["09:00:00  \e[2J\u202e지움\t끝"] };
        var text = string.Concat(Board.Lines(facts, 60, 20).Select(line => line.Text));
        Assert.DoesNotContain(text, letter => char.IsControl(letter) || letter == '\u202e');
        Assert.Contains("지움 끝", text, StringComparison.Ordinal);
    }

    /// <summary>A board that never ends costs memory without end: what one costs is counted, not timed.</summary>
    [Fact]
    public void A_board_costs_little_memory_at_every_width()
    {
        var facts = Scene.Of(30, 12, 60);
        foreach (var width in (int[])[20, 40, 55, 80, 200])
        {
            Board.Lines(facts, width, 60);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Board.Lines(facts, width, 60);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    [Theory]
    [InlineData(40, 10)]
    [InlineData(55, 20)]
    [InlineData(80, 24)]
    [InlineData(200, 50)]
    public void The_board_reads_as_approved(int width, int height)
    {
        var busy = Board.Lines(Scene.Of(4, 2, 6), width, height);
        var halted = Board.Lines(Scene.Of(12, 2, 6, "일일 손실 한도 50,000원에 닿았습니다. 오늘은 더 사지 않습니다.", TraderState.Halted), width, height);
        Approval.Check($"board-{width}x{height}", $"{Text(busy)}\n{new string('=', width)}\n{Text(halted)}\n");
    }

    static string Text(IReadOnlyList<BoardLine> lines) => string.Join('\n', lines.Select(line => line.Text.TrimEnd()));

    static int Single(IReadOnlyList<BoardLine> lines, string start) =>
        lines.Select((line, at) => (line, at)).Single(one => one.line.Text.StartsWith(start, StringComparison.Ordinal)).at;

    /// <summary>By the first letters of its name, which is all that a narrow board has room for.</summary>
    static bool Shows(BoardLine line, PositionView held) =>
        line.Text.StartsWith((held.InDoubt ? "확인 중" : held.Name)[..Math.Min(held.Name.Length, 2)], StringComparison.Ordinal);
}
