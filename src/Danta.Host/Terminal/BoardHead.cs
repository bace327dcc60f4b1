using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Terminal;

/// <summary>The head of the board: which world, what the trader does and why, and what the day has brought.</summary>
static class BoardHead
{
    const int LongestReason = 2;

    public static IEnumerable<BoardLine> Lines(TraderSnapshot now, EdgeStatus edges, int width)
    {
        yield return BoardLine.Fit(State(now, edges), width);
        foreach (var line in Columns.Wrap(Columns.Clean(now.Reason), width).Take(now.Reason.Length == 0 ? 0 : LongestReason))
            yield return new(new Piece(line, Tone.Caution));
        yield return BoardLine.Fit(Profit(now.Today), width);
    }

    static IEnumerable<Piece> State(TraderSnapshot now, EdgeStatus edges)
    {
        // Before its first second the trader does not know its own world.
        var isKnown = now.Time != default;
        if (isKnown)
            yield return Mode(now.Mode);
        yield return now.State switch
        {
            TraderState.Running => new("매매 중", Tone.Good),
            TraderState.Paused => new("정지", Tone.Caution),
            TraderState.Halted => new("중단", Tone.Alarm),
            TraderState.Stopping => new("끝내는 중", Tone.Caution),
            _ => new("시작 중", Tone.Dim),
        };
        if (now.DryRun)
            yield return new("연습(주문 없음)", Tone.Caution);
        if (isKnown)
            yield return new($"{Kst.Of(now.Time):HH:mm:ss}");
        yield return new(edges.Session);
        yield return new($"시세 {(edges.FeedAge is { } silent ? $"{silent.TotalSeconds:0.0}초 전" : "없음")}");
        yield return new($"호출 {edges.Budget.Used}/{edges.Budget.Limit}", Tone.Dim);
        yield return new($"구독 {edges.Subscriptions.Used}/{edges.Subscriptions.Limit}", Tone.Dim);
    }

    static Piece Mode(TradingMode mode) => mode switch
    {
        TradingMode.Real => new(" 실전 ", Tone.Real),
        TradingMode.Paper => new(" 모의 ", Tone.Paper),
        _ => new(" 데모 ", Tone.Demo),
    };

    static IEnumerable<Piece> Profit(DayResult today)
    {
        yield return Signed("오늘", today.Total);
        yield return Signed("실현", today.Realised);
        yield return Signed("평가", today.Unrealised);
        yield return new($"거래 {today.Trades} (이김 {today.Wins}, 짐 {today.Losses})");
    }

    static Piece Signed(string what, Won won)
    {
        var piece = Signed(won);
        return new($"{what} {piece.Text}", piece.Tone);
    }

    /// <summary>As Korean screens have it: red is profit, blue is loss.</summary>
    public static Piece Signed(Won won) => won.Amount switch
    {
        > 0 => new($"+{won}원", Tone.Profit),
        < 0 => new($"{won}원", Tone.Loss),
        _ => new("0원"),
    };
}
