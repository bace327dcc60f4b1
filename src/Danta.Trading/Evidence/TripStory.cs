using Danta.Market;

namespace Danta.Trading;

/// <summary>A round trip in one Korean sentence: what called it, how it was bought, why and how it was sold, and what that made.</summary>
static class TripStory
{
    public static string Of(RoundTrip trip, DateTimeOffset? calledAt)
    {
        var bought = calledAt is { } called
            ? $"{Kst.Of(called):HH:mm:ss} {trip.Condition}에 편입된 {Josa.Object(trip.Name)} {Spans.Of(trip.OpenedAt - called)} 뒤 {trip.Rule} 규칙으로 {trip.BuyPrice:#,##0.##}원에 {trip.Quantity}주 사서"
            : $"{Kst.Of(trip.OpenedAt):HH:mm:ss}부터 맡은 {trip.Name} {trip.Quantity}주(평균 {trip.BuyPrice:#,##0.##}원)를";
        var result = trip.Net.IsNegative ? "잃었습니다" : "벌었습니다";
        return $"{bought} {Spans.Of(trip.ClosedAt - trip.OpenedAt)} 뒤 {Josa.Toward(trip.ExitReason)} {trip.SellPrice:#,##0.##}원에 팔아 비용 후 {new Won(Math.Abs(trip.Net.Amount))}원({trip.NetPercent:+0.00;-0.00;0.00} %)을 {result}";
    }
}
