using Danta.Market;
using Danta.Telegram.BotApi;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Commands;

/// <summary>A command that lacks its stock: what is held or watched, a button each.</summary>
sealed class StockChoices(ITraderView view, Speech say)
{
    /// <summary>As many as a thumb finds without scrolling.</summary>
    const int Most = 8;

    /// <summary>Null: the command takes no stock, or there is none to offer.</summary>
    public (string Html, Markup Markup)? Of(CommandKind kind)
    {
        var trader = view.Snapshot;
        var held = trader.Positions.Select(position => (position.Code, position.Name));
        var traded = trader.Trades.Reverse().Select(trip => (trip.Code, trip.Name));
        var watched = trader.Watchlist.OrderByDescending(candidate => candidate.Score).Select(candidate => (candidate.Code, candidate.Name));
        (IEnumerable<(InstrumentCode Code, string Name)> stocks, var press) = kind switch
        {
            CommandKind.Sell => (held, "a|sell|{0}"),
            CommandKind.Why => (held.Concat(traded), "q|Why|{0}|0"),
            CommandKind.WhyNot => (watched, "q|WhyNot|{0}|0"),
            CommandKind.Ban => (watched.Concat(held), "a|ban|{0}"),
            _ => ([], ""),
        };
        List<IReadOnlyList<InlineButton>> rows =
        [
            .. stocks.DistinctBy(stock => stock.Code).Take(Most)
                .Select(stock => new InlineButton($"{stock.Name} {stock.Code}", press.Replace("{0}", stock.Code.ToString(), StringComparison.Ordinal)))
                .Chunk(2),
        ];
        return rows.Count == 0 ? null : ($"{Html.Bold(BotCommands.Word(kind, say))}: {say["어느 종목입니까?", "which stock?"]}", Markup.Inline(rows));
    }
}
