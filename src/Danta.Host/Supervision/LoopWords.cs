namespace Danta.Host.Supervision;

/// <summary>What it means for the owner that a loop stands still, in Korean.</summary>
static class LoopWords
{
    public static string MeaningOf(string loop) => loop switch
    {
        "start" => "증권사와 아직 대조하지 못해 사지 않습니다.",
        "seconds" => "시계가 없으면 시간에 따른 매도와 주문의 기한이 돌지 않습니다. 시세에 따른 손절은 이어집니다.",
        "journal" => "기록이 디스크에 닿는 것이 늦어져, 정전되면 마지막 기록이 빠질 수 있습니다.",
        "records" => "지난 날의 기록이 압축되지 않아 디스크가 찰 수 있습니다. 매매에는 영향이 없습니다.",
        "room" => "디스크가 차 가는 것을 미리 알리지 못합니다. 매매에는 영향이 없습니다.",
        "reruns" => "화면에서 지난 날을 다시 보거나 '만약'을 물을 수 없습니다. 매매에는 영향이 없습니다.",
        "model" => "저녁마다 재는 체결 모델의 오차가 빠집니다. 매매에는 영향이 없습니다.",
        "examination" => "텔레그램의 점검과 장전 점검에 새로 본 것이 없습니다. 매매에는 영향이 없습니다.",
        "masters" => "종목의 시장 구분을 증권사의 답으로 합니다. 매매는 이어집니다.",
        "conditions" => "조건검색을 묻지 못해 새로 사지 않습니다. 보유 종목은 계속 지킵니다.",
        "holidays" => "휴장일을 내장 달력으로 판단합니다.",
        "service" => "서비스 관리자(systemd)가 살아 있다는 말을 듣지 못해, 오래가면 매매를 끝내고 다시 시작합니다.",
        "beacon" or "heart" => "danta status와 지킴이(danta guard)가 이 매매를 보지 못합니다. 지킴이가 있으면 멈춘 것으로 알고 알립니다. 매매에는 영향이 없습니다.",
        "guard" => "지킴이가 있는지 알 수 없습니다. 매매에는 영향이 없습니다.",
        "screen" => "터미널 화면이 멈춥니다. 매매에는 영향이 없고, 웹 화면과 텔레그램은 그대로입니다.",
        "archive" => "지난 거래의 조회에 빠진 것이 있을 수 있습니다. 기록(저널)은 온전하고 매매에는 영향이 없습니다.",
        _ when loop.StartsWith("telegram", StringComparison.Ordinal) => "텔레그램의 말이나 명령이 늦거나 빠질 수 있습니다. 매매에는 영향이 없습니다.",
        _ => "매매에는 영향이 없습니다.",
    };
}
