using Danta.Dashboard.Reruns;
using Danta.Host.Commands;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Kis;
using Danta.Market;
using Danta.Replay.WhatIfs;
using Danta.Trading;

namespace Danta.Host.Reruns;

/// <summary>A day by other settings, as a page shows it.</summary>
static class WhatIfMaker
{
    /// <summary>A round trip of another history is the same one where it was bought in the same moment, but for the way of its order.</summary>
    static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(30);

    /// <exception cref="CommandFailed">The day does not tell what it was traded by.</exception>
    public static void Make(RecordedDay day, IReadOnlyDictionary<string, string> changes, int? trade, string to)
    {
        var (tape, real) = (TapeReader.Read(day), ExactReplay.Run(day));
        var recorded = tape.Recorded ?? throw new CommandFailed(Running.ExitCodes.Failed, "이 기록에는 그날의 설정이 없어 '만약'을 계산할 수 없습니다.");
        var settings = SettingChanges.Over(recorded, changes);
        var found = settings == recorded ? null : WhatIfDay.Run(tape, settings);
        var about = trade is { } id ? real.Trades.FirstOrDefault(trip => trip.Id == id) : null;
        WholeFile.Keep(Path.Combine(to, RerunFiles.WhatIf), FilmPages.Write(Shape(real, found, SettingsDifference.Of(recorded, settings), about)));
    }

    static WhatIfResource Shape(ExactResult real, WhatIfDay? found, IReadOnlyList<(string Key, string Before, string After)> changed, RoundTrip? about)
    {
        var (net, middle) = (real.Day.Total.Amount, found?.Middle);
        return new(
            real.Date, found is null, false, real.Cut, net, real.Day.Trades, [.. changed.Select(change => new ChangeResource(change.Key, change.Before, change.After))],
            found?.Lower.Amount ?? net, middle?.Net.Amount ?? net, found?.Upper.Amount ?? net, middle?.PartedAt is { } at ? Kst.Of(at) : null,
            middle?.Day.Trades ?? real.Day.Trades, middle?.Day.Wins ?? real.Day.Wins, middle?.Drawdown.Amount ?? 0, middle?.StillHeld ?? 0,
            [.. (middle?.Blind ?? new Dictionary<InstrumentCode, int>()).Select(stock => new BlindResource($"{stock.Key}", stock.Value))],
            [.. (found?.Sensitivity ?? []).Select(run => new SensitivityResource(run.Name, run.Net.Amount))], Shape(found?.Calibration ?? Calibration.None),
            found?.MeasuredTrips ?? 0, [.. (middle?.Orders ?? []).Select(Shape)], about is null ? null : TripResource.From(about),
            about is null ? null : (found is null ? about : InsteadOf(about, found.Middle.Trades)) is { } trip ? TripResource.From(trip) : null);
    }

    static RoundTrip? InsteadOf(RoundTrip about, IReadOnlyList<RoundTrip> trades) => trades
        .Where(trip => trip.Code == about.Code && (trip.OpenedAt - about.OpenedAt).Duration() <= SameMoment)
        .MinBy(trip => (trip.OpenedAt - about.OpenedAt).Duration());

    public static ModelErrorResource Shape(Calibration model) =>
        new(model.Orders, model.Equal, model.Both, model.Near, model.Median, model.NinetyFifth, model.Won.Amount);

    static SimulatedOrderResource Shape(SimulatedOrder order) => new(
        Kst.Of(order.DecidedAt), $"{order.Code}", order.Side, order.Type, order.Quantity.Shares, order.Filled, order.Amount.Amount, order.IsReal,
        order.Trip.TotalMilliseconds, [.. order.Fills.Select(fill => fill.Why)], [.. order.Fills.Select(WhatIfText.Why)]);
}
