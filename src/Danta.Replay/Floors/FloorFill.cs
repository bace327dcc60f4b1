using Danta.Market;

namespace Danta.Replay.Floors;

/// <summary>By what a simulated order was filled.</summary>
public enum FillHow
{
    /// <summary>It took what the recorded book showed.</summary>
    Book = 0,

    /// <summary>It took more than the ten levels show, each further part a tick worse.</summary>
    BeyondBook,

    /// <summary>It stood at the front of its price when somebody traded there.</summary>
    Queue,

    /// <summary>Somebody traded beyond its price.</summary>
    Through,

    /// <summary>It was in the call of an auction.</summary>
    Auction,
}

/// <summary>Why a simulated order was filled: all that the model saw.</summary>
/// <param name="At">On the simulated exchange.</param>
/// <param name="BookAt">When the book that it met had been heard.</param>
/// <param name="Shown">What was shown at the price, or the size of the trade.</param>
/// <param name="Gone">What of that was not for us: taken by us before, traded since, or cut off by caution.</param>
/// <param name="Ahead">What stood before us in the queue.</param>
public sealed record FloorFill(DateTimeOffset At, Price Price, Quantity Quantity, FillHow How, DateTimeOffset BookAt, long Shown, long Gone, double Ahead)
{
    /// <summary>Korean, one sentence.</summary>
    public string Why => How switch
    {
        FillHow.BeyondBook => $"{Price}원 {Quantity}주: 호가 열 단계를 다 먹고도 남아 한 틱 나쁘게",
        FillHow.Queue => $"{Price}원 {Quantity}주: 대기열 맨 앞에서 체결 {Shown:N0}주를 만남",
        FillHow.Through => $"{Price}원 {Quantity}주: 가격을 지나친 체결 {Shown:N0}주",
        FillHow.Auction => $"{Price}원 {Quantity}주: 단일가 체결 {Shown:N0}주 가운데",
        _ => $"{Price}원 {Quantity}주: {Kst.Of(BookAt):HH:mm:ss.fff} 호가의 {Shown:N0}주에서 {Gone:N0}주를 뺀 나머지",
    };
}
