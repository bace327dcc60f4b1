using Danta.Host.Commands;

namespace Danta.Host.Running;

/// <summary>The trader's own loop has ended by a fault of ours: nobody watches what it held.</summary>
sealed class TraderDied() : CommandFailed(
    ExitCodes.Failed, "내부 오류로 매매가 멈춰 끝냈습니다. 보유 종목에는 이제 손절이 없습니다: 다시 시작하거나, 시작되지 않으면 HTS에서 직접 파십시오.");
