using Danta.Host.Running;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Guarding;

/// <summary>
/// The trader has died of a fault of ours and nobody begins the program again: before it ends another trader on the same book sells what is
/// held, for nothing else would ever stop a loss.
/// </summary>
static partial class LastSale
{
    /// <param name="plan">The dead trader's; its session is gone and the account free.</param>
    /// <returns>
    /// The program's last word, Korean; null: what is held lies there still. Its owner wanted to keep it, nobody would buy it now, or what
    /// has killed the trader is in its journal and kills the next one too.
    /// </returns>
    public static async Task<string?> RunAsync(SessionPlan plan, ILoggerFactory loggers, CancellationToken asked)
    {
        try
        {
            var estate = Estate.Of(plan);
            if (estate.IsEmpty || estate.IsKept || !Estate.CanBeSold(plan.Config.Trading.Settings.Session, plan.Time.GetUtcNow()))
                return null;
            var selling = plan with { SellsOnly = true };
            var end = await Takeover.RunAsync(
                selling, TradingLocks.Take(selling), TakeoverVoice.Own, $"매매가 내부 오류로 죽어, 증권사와 대조한 뒤 모두 팝니다: {estate.Words}.", loggers, asked);
            return end == TakeoverEnd.Sold ? "내부 오류로 매매가 멈춰 끝냈습니다. 보유 종목은 증권사와 대조해 모두 팔았습니다. 로그(danta log)를 살핀 뒤 다시 시작하십시오." : null;
        }
        catch (Exception fault)
        {
            CannotSell(loggers.CreateLogger(nameof(LastSale)), fault);
            return null;
        }
    }

    [LoggerMessage(1210, LogLevel.Error, "죽은 매매의 보유 종목을 팔지 못했습니다. HTS에서 직접 파십시오.")]
    static partial void CannotSell(ILogger logger, Exception fault);
}
