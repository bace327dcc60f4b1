using System.Text;
using Danta.Market;

namespace Danta.Trading;

/// <summary>Lists as a spreadsheet opens them (RFC 4180).</summary>
public static class Spreadsheet
{
    public static string Of(IEnumerable<RoundTrip> trades) => Write(
        "id,code,name,quantity,buyPrice,sellPrice,gross,commission,tax,net,netPercent,openedAt,closedAt,condition,exitReason,rule",
        trades.Select(trip => new object[]
        {
            trip.Id, trip.Code, Quoted(trip.Name), trip.Quantity.Shares, trip.BuyPrice, trip.SellPrice, trip.Gross.Amount,
            trip.Commission.Amount, trip.Tax.Amount, trip.Net.Amount, trip.NetPercent, Time(trip.OpenedAt), Time(trip.ClosedAt),
            Quoted(trip.Condition), Quoted(trip.ExitReason), Quoted(trip.Rule),
        }));

    public static string Of(IEnumerable<OrderView> orders) => Write(
        "id,number,code,name,side,type,quantity,filled,averagePrice,state,reason,sentAt,doneAt",
        orders.Select(order => new object[]
        {
            order.Id.Value, order.Number.IsNone ? "" : order.Number, order.Code, Quoted(order.Name), order.Side, order.Type, order.Quantity.Shares,
            order.Filled.Shares, order.AveragePrice, order.State, Quoted(order.Reason), Time(order.SentAt), order.DoneAt is { } done ? Time(done) : "",
        }));

    public static string Of(IEnumerable<TradeGroup> groups) => Write(
        "key,trades,wins,losses,winRate,profitFactor,bought,gross,commission,tax,net,average,best,worst,maxDrawdown,averageHoldingSeconds",
        groups.Select(group => new object[]
        {
            Quoted(group.Key), group.Trades, group.Wins, group.Losses, group.WinRate, group.ProfitFactor is { } factor ? factor : "", group.Bought.Amount,
            group.Gross.Amount, group.Commission.Amount, group.Tax.Amount, group.Net.Amount, group.Average.Amount, group.Best.Amount, group.Worst.Amount,
            group.Drawdown.Amount, (long)group.Held.TotalSeconds,
        }));

    /// <summary>Excel takes UTF-8 for what it is only behind this mark.</summary>
    public static byte[] Bytes(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    static string Write(string head, IEnumerable<object[]> rows)
    {
        var text = new StringBuilder(head).Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', row).Append("\r\n");
        return text.ToString();
    }

    static string Time(DateTimeOffset at) => Kst.Of(at).ToString("yyyy-MM-ddTHH:mm:sszzz", null);

    /// <summary>A cell that begins like a formula is made text: names come from outside.</summary>
    static string Quoted(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
