using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>A condition (조건식) that its owner saved on the broker's server.</summary>
/// <param name="Seq">The key of today: it may change when conditions are saved anew, so names outrank it.</param>
public sealed record SavedCondition(string Seq, string Name, string Group);

/// <summary>A stock that a condition found. Before the open most figures are nothing.</summary>
/// <param name="Strength">체결강도, percent.</param>
/// <param name="MarketCap">시가총액 in hundred millions of won.</param>
public sealed record ConditionStock(
    InstrumentCode Code, string Name, Price Price, decimal ChangePercent, Quantity DayVolume, decimal Strength, Price Open,
    Price High, Price Low, Price Base, Price UpperLimit, Price LowerLimit, decimal MarketCap);

/// <summary>What a condition found.</summary>
/// <param name="Truncated">The broker's 100 rows are full: stocks may be missing, and it does not say how many.</param>
public sealed record ConditionResult(IReadOnlyList<ConditionStock> Stocks, bool Truncated)
{
    /// <summary>Hits that could not be read, by the broker's name for them.</summary>
    public IReadOnlyList<string> SetAside { get; init; } = [];

    /// <summary>Hits that count, with a field beside the matter that could not be read.</summary>
    public IReadOnlyList<string> Odd { get; init; } = [];
}

/// <summary>조건검색: saved conditions and what they find. Paper has none.</summary>
public sealed class ConditionDesk
{
    readonly KisRoutes _routes;

    internal ConditionDesk(KisRoutes routes) => _routes = routes;

    public Task<KisResult<IReadOnlyList<SavedCondition>>> ListAsync(Lane lane = Lane.Conditions, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<PsearchTitleReply, IReadOnlyList<SavedCondition>>(
            KisEndpoints.PsearchTitle,
            new PsearchTitleQuery { UserId = HtsId },
            lane,
            reply => KisResult.Ok<IReadOnlyList<SavedCondition>>(
                [.. (reply.Output2 ?? [])
                    .Where(row => !string.IsNullOrWhiteSpace(row.Seq))
                    .Select(row => new SavedCondition(Fields.Text(row.Seq), Fields.Text(row.ConditionNm), Fields.Text(row.GrpNm)))]),
            cancellationToken);

    /// <summary>Nothing found is an empty list. A wrong key looks the same to the broker: compare with the list once a day.</summary>
    public Task<KisResult<ConditionResult>> SearchAsync(string seq, Lane lane = Lane.Conditions, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<PsearchResultReply, ConditionResult>(
            KisEndpoints.PsearchResult,
            new PsearchResultQuery { UserId = HtsId, Seq = seq },
            lane,
            Read,
            cancellationToken);

    string HtsId => _routes.LinkFor(KisEndpoints.PsearchTitle)?.HtsId ?? "";

    static KisResult<ConditionResult> Read(PsearchResultReply reply)
    {
        var rows = reply.Output2 ?? [];
        var stocks = ReadRows<ConditionStock>.Of(rows.Where(row => !string.IsNullOrWhiteSpace(row.Code)), row => row.Code, (row, fields) => new(
            fields.Code(row.Code, "code"),
            Fields.Text(row.Name),
            fields.UnsignedPrice(row.Price, "price"),
            fields.Decimal(row.Chgrate, "chgrate"),
            fields.Quantity(row.AcmlVol, "acml_vol"),
            fields.Decimal(row.Cttr, "cttr"),
            fields.Beside.UnsignedPrice(row.Open, "open"),
            fields.Beside.UnsignedPrice(row.High, "high"),
            fields.Beside.UnsignedPrice(row.Low, "low"),
            fields.Beside.UnsignedPrice(row.Recprice, "recprice"),
            fields.Beside.UnsignedPrice(row.Uplmtprice, "uplmtprice"),
            fields.Beside.UnsignedPrice(row.Dnlmtprice, "dnlmtprice"),
            fields.Decimal(row.Stotprice, "stotprice")));
        return KisResult.Ok(new ConditionResult(stocks.Items, rows.Count >= KisEndpoints.PsearchResult.RowsReal) { SetAside = stocks.SetAside, Odd = stocks.Odd });
    }
}
