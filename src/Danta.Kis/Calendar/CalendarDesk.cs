using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis;

/// <summary>A day as the broker sees it.</summary>
/// <param name="Open">opnd_yn: orders are taken. The only one that tells.</param>
/// <param name="Business">bzdy_yn</param>
/// <param name="Settlement">sttl_day_yn</param>
public sealed record MarketDay(DateOnly Date, bool Open, bool Business, bool Settlement);

/// <summary>국내휴장일조회. The broker asks for one call a day. Paper has none.</summary>
public sealed class CalendarDesk
{
    readonly KisRoutes _routes;

    internal CalendarDesk(KisRoutes routes) => _routes = routes;

    /// <summary>One page of days from <paramref name="from"/> on: about 24.</summary>
    public Task<KisResult<IReadOnlyList<MarketDay>>> DaysAsync(DateOnly from, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<ChkHolidayReply, IReadOnlyList<MarketDay>>(
            KisEndpoints.ChkHoliday, new ChkHolidayQuery { BassDt = OrderReading.Date(from) }, lane, Read, cancellationToken);

    /// <summary>Page after page; each costs a call of the day's few.</summary>
    public IAsyncEnumerable<KisResult<IReadOnlyList<MarketDay>>> PagesAsync(
        DateOnly from, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        Paging.StreamAsync<ChkHolidayReply>(
            (fk, nk, next, token) => _routes.AskAsync<ChkHolidayReply>(
                KisEndpoints.ChkHoliday,
                new ChkHolidayQuery { BassDt = OrderReading.Date(from), CtxAreaFk = fk, CtxAreaNk = nk },
                lane, token, next),
            reply => (reply.CtxAreaFk, reply.CtxAreaNk),
            cancellationToken).Select(page => page.Then(found => Read(found.Reply)));

    /// <summary>Whether orders are taken on this day; null where the answer does not speak of it.</summary>
    public async Task<KisResult<bool?>> IsOpenAsync(DateOnly date, Lane lane = Lane.Other, CancellationToken cancellationToken = default)
    {
        var days = await DaysAsync(date, lane, cancellationToken).ConfigureAwait(false);
        return days.Map(found => found.FirstOrDefault(day => day.Date == date)?.Open);
    }

    static KisResult<IReadOnlyList<MarketDay>> Read(ChkHolidayReply reply) => KisResult.Ok(ReadRows<MarketDay>.Of(
        (reply.Output ?? []).Where(row => !string.IsNullOrWhiteSpace(row.BassDt)), row => row.BassDt, (row, fields) => new(
            fields.Day(row.BassDt, "bass_dt"), Fields.Yes(row.OpndYn), Fields.Yes(row.BzdyYn), Fields.Yes(row.SttlDayYn))).Items);
}
