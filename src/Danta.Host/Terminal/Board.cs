using Danta.Trading;

namespace Danta.Host.Terminal;

/// <summary>What the board is made of.</summary>
/// <param name="News">Oldest first.</param>
/// <param name="Page">Where the dashboard listens.</param>
sealed record BoardFacts(TraderSnapshot Trader, EdgeStatus Edges, IReadOnlyList<string> News, Uri Page);

/// <summary>
/// The live board as lines: mode and state, the day's profit, what is held, open orders, news. What does not fit is left out from
/// the end, and stocks and orders that are left out are counted.
/// </summary>
static class Board
{
    /// <param name="width">In columns, 20 or more; no line is wider.</param>
    /// <param name="height">There are no more lines.</param>
    public static IReadOnlyList<BoardLine> Lines(BoardFacts now, int width, int height)
    {
        var lines = State(now, width, height).ToList();
        lines.AddRange(BoardNews.Lines(now.News, now.Page, width, height - lines.Count));
        return lines;
    }

    /// <summary>The same without the news.</summary>
    public static IReadOnlyList<BoardLine> State(BoardFacts now, int width, int height)
    {
        var lines = BoardHead.Lines(now.Trader, now.Edges, width).Take(height).ToList();
        lines.AddRange(BoardRows.Positions(now.Trader.Positions, width, height - lines.Count));
        lines.AddRange(BoardRows.Orders([.. now.Trader.Orders.Where(order => order.State.IsOpen())], width, height - lines.Count));
        return lines;
    }
}
