using Danta.Host.Commands;

namespace Danta.Host.Sweeping;

/// <summary>How far it is, every two seconds, on the error output: the report goes to the other.</summary>
sealed class SweepScreen(TimeProvider time, ReplayWords words)
{
    static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);

    readonly Lock _gate = new();
    long _toldAt;

    public void Begin(SweepPlan plan, int done) => Console.Error.WriteLine(words.Say(
        $"설정 {plan.Settings.Count:N0}가지와 지금 설정, {plan.Days.Count}일. 이미 한 것 {done:N0} / {plan.Cells:N0}",
        $"{plan.Settings.Count:N0} settings and those of today, {plan.Days.Count} days. Done before: {done:N0} of {plan.Cells:N0}"));

    public void Show(SweepProgress progress)
    {
        lock (_gate)
        {
            var isLast = progress.Done == progress.Total;
            if (!isLast && _toldAt != 0 && time.GetElapsedTime(_toldAt) < Rhythm)
                return;
            _toldAt = time.GetTimestamp();
            var speed = progress.Inputs / Math.Max(progress.Elapsed.TotalSeconds, 0.001) / 1e6;
            Console.Error.WriteLine(words.Say(
                $"{progress.Done:N0} / {progress.Total:N0}, 남은 시간 {progress.Left:hh\\:mm\\:ss}, 초당 입력 {speed:0.00}백만",
                $"{progress.Done:N0} / {progress.Total:N0}, {progress.Left:hh\\:mm\\:ss} left, {speed:0.00} M inputs a second"));
        }
    }
}
