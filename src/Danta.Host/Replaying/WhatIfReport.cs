using Danta.Host.Candles;
using Danta.Host.Commands;
using Danta.Host.Recording;
using Danta.Host.Reruns;
using Danta.Host.Running;
using Danta.Market;
using Danta.Replay.Tapes;
using Danta.Replay.WhatIfs;
using Danta.Trading;

namespace Danta.Host.Replaying;

/// <summary>What would have been, beside what was, and how far to trust it.</summary>
static class WhatIfReport
{
    sealed record Day(RecordedDay Recorded, DayTape Tape, ExactResult Real, WhatIfDay? WhatIf, IReadOnlyList<(string Key, string Before, string After)> Changed);

    /// <param name="evenings"><inheritdoc cref="WhatIfText.Print" path="/param[@name='evenings']"/></param>
    /// <param name="coarse">Days that nobody recorded.</param>
    public static int Run(IReadOnlyList<RecordedDay> days, IReadOnlyList<CoarseDay> coarse, TraderSettings settings, ReplayWords words, bool json, ModelErrors? evenings)
    {
        var all = days.Select(day => Of(day, settings)).ToArray();
        if (json)
            Sheet.PrintJson(all.Select(day => Shape(day, evenings)).Concat(coarse.Select(CoarseReport.Shape)));
        else
            Print(all, words, evenings);
        if (!json)
        {
            foreach (var day in coarse)
                CoarseReport.Print(day, words);
        }
        return ExitCodes.Done;
    }

    /// <summary>By the day's own settings it was as it was: nothing is simulated.</summary>
    static Day Of(RecordedDay day, TraderSettings settings)
    {
        var (tape, real) = (TapeReader.Read(day), ExactReplay.Run(day));
        var changed = tape.Recorded is { } recorded ? SettingsDifference.Of(recorded, settings) : [];
        return new(day, tape, real, tape.IsTradedBy(settings) ? null : WhatIfDay.Run(tape, settings), changed);
    }

    static object Shape(Day day, ModelErrors? evenings) => new
    {
        day.Real.Date,
        Exact = day.WhatIf is null,
        Coarse = false,
        day.Real.Cut,
        Recorded = new { Net = day.Real.Day.Total.Amount, day.Real.Day.Trades, day.Real.Day.Wins, Identical = day.Real.Parting is null, day.Real.Digest },
        Changed = day.Changed.Select(change => new { change.Key, change.Before, change.After }),
        WhatIf = day.WhatIf is not { } found ? null : new
        {
            Lower = found.Lower.Amount,
            Middle = found.Middle.Net.Amount,
            Upper = found.Upper.Amount,
            found.Middle.PartedAt,
            Trades = found.Middle.Day.Trades,
            found.Middle.Day.Wins,
            Drawdown = found.Middle.Drawdown.Amount,
            found.Middle.StillHeld,
            Blind = found.Middle.Blind.ToDictionary(stock => $"{stock.Key}", stock => stock.Value, StringComparer.Ordinal),
            found.MeasuredTrips,
            Sensitivity = found.Sensitivity.ToDictionary(run => run.Name, run => run.Net.Amount, StringComparer.Ordinal),
            Model = new
            {
                found.Calibration.Orders,
                found.Calibration.Equal,
                found.Calibration.Both,
                found.Calibration.Near,
                MedianTicks = found.Calibration.Median,
                NinetyFifthTicks = found.Calibration.NinetyFifth,
                Won = found.Calibration.Won.Amount,
            },
            Evenings = evenings?.Lately is not { Evenings: > 0 } lately ? null : new { lately.Evenings, lately.Orders, lately.Both, lately.Near, MedianTicks = lately.Median },
            found.Middle.Digest,
            Orders = found.Middle.Orders.Select(order => new
            {
                Code = $"{order.Code}",
                Side = $"{order.Side}",
                Type = $"{order.Type}",
                Quantity = order.Quantity.Shares,
                order.Filled,
                Amount = order.Amount.Amount,
                Real = order.IsReal,
                At = Kst.Of(order.DecidedAt),
                TripMs = order.Trip.TotalMilliseconds,
                Why = order.Fills.Select(fill => fill.Why),
            }),
        },
    };

    static void Print(IReadOnlyList<Day> days, ReplayWords words, ModelErrors? evenings)
    {
        foreach (var day in days)
            Print(day, words, evenings);
        if (days.Count < 2)
            return;
        var found = days.Select(day => day.WhatIf).OfType<WhatIfDay>().ToList();
        var same = days.Where(day => day.WhatIf is null).Sum(day => day.Real.Day.Total.Amount);
        Sheet.Say(words.Say(
            $"{days.Count}일 합계: 실제 {Signed(days.Sum(day => day.Real.Day.Total.Amount))}, 만약 {Signed(same + found.Sum(day => day.Middle.Net.Amount))} "
                + $"({Signed(same + found.Sum(day => day.Lower.Amount))} ~ {Signed(same + found.Sum(day => day.Upper.Amount))})",
            $"{days.Count} days: real {Signed(days.Sum(day => day.Real.Day.Total.Amount))}, what if {Signed(same + found.Sum(day => day.Middle.Net.Amount))} "
                + $"({Signed(same + found.Sum(day => day.Lower.Amount))} ~ {Signed(same + found.Sum(day => day.Upper.Amount))})"));
    }

    static void Print(Day day, ReplayWords words, ModelErrors? evenings)
    {
        if (day.Real.Cut is { } cut)
            Sheet.Say($"{day.Real.Date:yyyy-MM-dd}: {cut}");
        var real = day.Real.Day;
        Sheet.Say(words.Say(
            $"{day.Real.Date:yyyy-MM-dd} 실제: {Signed(real.Total.Amount)}, 왕복 {real.Trades}번(이익 {real.Wins})",
            $"{day.Real.Date:yyyy-MM-dd} real: {Signed(real.Total.Amount)}, {real.Trades} round trips ({real.Wins} won)"));
        if (day.Real.Parting is { } parting)
            Sheet.Say(words.Say(
                $"  이 판의 단타는 그날의 단타와 {parting.At:HH:mm:ss}부터 다르게 판단합니다(--verify). 아래의 차이에는 판이 바뀐 것도 들어 있습니다.",
                $"  This version decides otherwise than the recorded one from {parting.At:HH:mm:ss} on (--verify): the difference below has that in it too."));
        if (day.WhatIf is not { } found)
        {
            Sheet.Say(words.Say("  설정이 그날과 같아 그대로 다시 돌렸습니다. 계산한 것은 없습니다.", "  By the day's own settings: nothing is simulated."));
            return;
        }
        foreach (var (key, before, after) in day.Changed)
            Sheet.Say($"  {key}: {before} → {after}");
        WhatIfText.Print(found, words, evenings);
    }

    static string Signed(long won) => Sheet.Signed(new Won(won));
}
