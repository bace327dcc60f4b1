using System.Text;
using Danta.Market;
using Danta.Trading;

namespace Danta.Telegram.Report;

/// <summary>Round trips as a spreadsheet opens them (RFC 4180).</summary>
static class TradesCsv
{
    const string Head = "id,code,name,quantity,buyPrice,sellPrice,gross,commission,tax,net,netPercent,openedAt,closedAt,condition,exitReason";

    public static string Write(IEnumerable<RoundTrip> trades)
    {
        var text = new StringBuilder(Head).Append("\r\n");
        foreach (var trip in trades)
        {
            text.AppendJoin(
                ',', trip.Id, trip.Code, Quoted(trip.Name), trip.Quantity.Shares, trip.BuyPrice, trip.SellPrice, trip.Gross.Amount,
                trip.Commission.Amount, trip.Tax.Amount, trip.Net.Amount, trip.NetPercent, Time(trip.OpenedAt), Time(trip.ClosedAt),
                Quoted(trip.Condition), Quoted(trip.ExitReason)).Append("\r\n");
        }
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
