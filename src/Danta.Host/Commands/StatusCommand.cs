using System.CommandLine;
using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Guarding;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta status</c>: whether a trader runs with this configuration and what it holds, by its own word and no call to the broker.</summary>
static class StatusCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new Command(
            "status", "켜져 있는지, 무엇을 갖고 있는지. 끝 코드: 0 잘 돌고 있음, 1 꺼져 있음, 4 돌지만 준비되지 않음, 5 멈춰 있음") { config, json };
        command.SetAction(async (parsed, _) =>
        {
            using var shutdown = new Shutdown();
            var settings = parsed.Load(config);
            BeaconPlace.Demand();
            var report = await AskAsync(settings, TimeProvider.System, shutdown.Asked);
            if (parsed.GetValue(json))
                Sheet.PrintJson(report);
            else
                Print(report, settings, TimeProvider.System);
            return report.ExitCode;
        });
        return command;
    }

    /// <summary>The trader in earnest, or else one that runs dry: they can't run at once.</summary>
    static async Task<StatusReport> AskAsync(DantaConfig config, TimeProvider time, CancellationToken stop)
    {
        var storage = config.Storage.Directory;
        var owner = BookOwner.Of(config.Kis);
        var guard = StatusReport.AskGuardAsync(BeaconPlace.OfGuard(storage, owner), time, stop);
        var report = await StatusReport.AskAsync(BeaconPlace.OfTrader(storage, owner), time, stop);
        if (report.State == RunState.Stopped)
        {
            var dry = owner with { Kind = owner.Kind with { DryRun = true } };
            report = await StatusReport.AskAsync(BeaconPlace.OfTrader(storage, dry), time, stop);
        }
        return report with { Guard = await guard };
    }

    static void Print(StatusReport report, DantaConfig config, TimeProvider time)
    {
        Sheet.Say(Head(report, time.GetUtcNow()));
        Sheet.Say($"지킴이  {GuardOf(report.Guard)}");
        if (report.State == RunState.Stopped && LeftBehind(config, time) is { } left)
            Sheet.Say($"기록    {left}");
        if (report.Trader is not { } trader)
            return;
        if (trader.Reason.Length > 0)
            Sheet.Say($"까닭    {trader.Reason}");
        foreach (var check in trader.Checks.Where(check => !check.Holds))
            Sheet.Say($"점검    {check.Name}: {check.Detail}");
        if (trader.Next is { } next)
            Sheet.Say($"다음    {Kst.Of(next.At):MM-dd HH:mm:ss} {next.What}");
        Sheet.Say($"오늘    {Sheet.Signed(new Won(trader.Today))}{(trader.OpenOrders > 0 ? $", 열린 주문 {trader.OpenOrders}건" : "")}");
        Sheet.Say(trader.Held.Count == 0 ? "보유    없음" : $"보유    {trader.Held.Count}종목{(report.State == RunState.Hangs ? " (마지막으로 들은 것)" : "")}");
        if (trader.Held.Count == 0)
            return;
        Sheet.Print(
            "", trader.Held,
            new Column<HeldShares>("종목", held => $"{held.Name} {held.Code}"),
            new Column<HeldShares>("수량", held => $"{held.Quantity:N0}", Number: true),
            new Column<HeldShares>("평균가", held => $"{held.AveragePrice:N0}", Number: true),
            new Column<HeldShares>("현재가", held => $"{held.Price:N0}", Number: true),
            new Column<HeldShares>("평가손익", held => Sheet.Signed(new Won(held.Unrealised)), Number: true),
            new Column<HeldShares>("익절", held => held.TakeProfit is { } at ? $"{at:N0}" : "끔", Number: true),
            new Column<HeldShares>("손절", held => held.StopLoss is { } at ? $"{at:N0}" : "끔", Number: true),
            new Column<HeldShares>("매도", held => held.Selling));
    }

    /// <summary>What lies there without a stop, by the journal of whoever ran last; null: nothing, or no journal.</summary>
    static string? LeftBehind(DantaConfig config, TimeProvider time)
    {
        var plan = new SessionPlan(config, config.Kis.IsPaper ? TradingMode.Paper : TradingMode.Real, DryRun: false, time);
        if (!Directory.Exists(plan.Book))
            return null;
        try
        {
            return Estate.Of(plan) is { IsEmpty: false } estate ? $"{estate.Words}. 지금은 아무도 손절하지 않습니다: 다시 켜거나 HTS에서 살피십시오" : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"읽지 못했습니다({fault.Message}). 무엇을 보유하는지 HTS에서 살피십시오";
        }
    }

    static string Head(StatusReport report, DateTimeOffset now) => report switch
    {
        { State: RunState.Stopped } => "단타가 켜져 있지 않습니다.",
        { Trader: { } trader } =>
            $"단타 {Word(trader)}  {(report.State == RunState.Hangs ? "멈춰 있습니다: 몇 초째 한 걸음도 나아가지 않습니다" : State(trader.State))}  "
            + $"프로세스 {trader.Process}, {Kst.Of(trader.Since):MM-dd HH:mm:ss}부터 {Span(now - trader.Since)}  {trader.Web}",
        _ => "단타의 프로세스가 있으나 아무 말도 하지 않습니다: 시작하는 중이거나 멈춰 있습니다.",
    };

    static string Word(TraderBeat trader) =>
        (trader.Mode == TradingMode.Real ? "실전" : "모의") + (trader.DryRun ? " 연습(주문 없음)" : "") + (trader.SellsOnly ? " 지킴이가 파는 중" : "");

    static string State(TraderState state) => state switch
    {
        TraderState.Running => "매매 중",
        TraderState.Paused => "정지",
        TraderState.Halted => "중단",
        TraderState.Stopping => "끝내는 중",
        _ => "시작 중",
    };

    static string Span(TimeSpan span) => span.TotalDays >= 1 ? $"{(int)span.TotalDays}일 {span.Hours}시간" : $"{(int)span.TotalHours}시간 {span.Minutes}분";

    static string GuardOf(GuardBeat? guard) => guard switch
    {
        null => "없음: 매매가 죽으면 보유 종목을 팔아 줄 지킴이가 없습니다",
        { State: GuardState.Acting } => $"파는 중 (프로세스 {guard.Process})",
        { State: GuardState.Disarmed } => $"대기 (프로세스 {guard.Process}): 지킬 매매가 없습니다",
        { Concern: Concern.Hangs } => $"매매가 멈춘 것으로 보고 기다리는 중 (프로세스 {guard.Process})",
        { Concern: Concern.Closed } => $"매매가 죽어 장이 열리기를 기다리는 중 (프로세스 {guard.Process})",
        { Concern: Concern.Cannot } => $"매매가 죽었으나 이어받지 못하는 중 (프로세스 {guard.Process})",
        _ => $"켜짐: {guard.SilenceSeconds}초 조용하면 나섭니다 (프로세스 {guard.Process})",
    };
}
