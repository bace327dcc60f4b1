using Danta.Kis;

namespace Danta.Host.Edges;

/// <summary>What the owner is told of a fault of the feed: what happened, what it means for the money, what to do.</summary>
static class FeedTexts
{
    /// <summary>Entries are stopped until somebody does something about it.</summary>
    public static bool NeedsOwner(StreamFault fault) => fault.Kind is StreamFaultKind.KeyInUse or StreamFaultKind.KeyBlocked or StreamFaultKind.Full;

    /// <summary>Null for what mends itself or is only for the log.</summary>
    public static string? Of(StreamFault fault) => fault.Kind switch
    {
        StreamFaultKind.KeyInUse =>
            "다른 프로그램이 같은 앱키로 실시간에 접속해 있어 시세와 체결통보를 받지 못합니다. 점점 뜸하게(10분까지) 다시 잇습니다. "
            + "그동안 새로 사지 않고, 보유 종목의 값은 조회로 봅니다. 그 프로그램을 끄거나 앱키를 따로 쓰십시오.",
        StreamFaultKind.KeyBlocked =>
            $"증권사가 실시간 접속에 앱키를 거듭 거절합니다({fault.Text}). 더 접속하지 않습니다: 거절되는 키로 계속 접속하면 차단됩니다. "
            + "그동안 새로 사지 않고, 보유 종목의 값은 조회로 봅니다. 앱키의 상태와 허용 IP를 증권사에서 확인한 뒤 다시 시작해 주십시오.",
        StreamFaultKind.Full =>
            $"증권사가 실시간 등록을 더 받지 않습니다({fault.Text}). 같은 앱키를 쓰는 다른 프로그램이 자리를 차지하고 있을 수 있습니다. "
            + "체결통보, 보유 종목, 감시 종목의 차례로 받는 만큼만 등록하고 뜸하게 다시 해 봅니다. 체결통보가 등록되지 않은 동안에는 사지 않습니다.",
        StreamFaultKind.Keyless =>
            "체결통보가 등록되었으나 암호 열쇠가 오지 않아 읽을 수 없습니다. 다시 등록합니다. 그동안 새로 사지 않고, 체결은 주문 내역으로 확인합니다.",
        StreamFaultKind.Mute =>
            $"{fault.Text}: 등록되어 있는데 다른 종목과 달리 시세가 몇 분째 오지 않습니다. 다시 등록해도 같습니다. "
            + "거래정지이거나 거래가 없는 종목일 수 있습니다. 보유 종목이면 값은 조회로 봅니다.",
        StreamFaultKind.Drift =>
            $"{fault.Channel}의 필드 수가 달라졌습니다({fault.Text}). 자리가 바뀐 적 없는 앞부분으로 계속 읽습니다. 새 판이 있는지 보십시오.",
        StreamFaultKind.Frame =>
            $"실시간으로 읽지 못한 것이 있습니다({$"{fault.Channel} {fault.Code}, {fault.Text}".Trim()}). 같은 모양의 것은 버리고 나머지는 그대로 읽습니다. "
            + "체결은 주문 내역으로도 확인하므로 놓치지 않습니다. 되풀이되면 새 판이 있는지 보십시오.",
        _ => null,
    };
}
