using Danta.Market;

namespace Danta.Trading;

/// <summary>What our books say that a stock's sales of a day earned.</summary>
/// <param name="Fills">Fills that its commission is made of: each was cut down to a won.</param>
sealed record BookProfit(
    InstrumentCode Code, string Name, Quantity Sold, Won SoldAmount, Won Gross, Won Commission, Won Tax, int Fills);

/// <summary>
/// 대조: the broker's figures of a day against ours, stock by stock. A difference is always the sum of what the cost, the
/// commission and the tax differ by, so that no won is left without a name.
/// </summary>
sealed class TieOut
{
    /// <summary>A rate from less than this says little: each fill's commission was cut to a won.</summary>
    const long LeastToLearnFrom = 10_000_000;

    readonly List<string> _lines = [];

    TieOut(Won broker, Won books, Rate? learned) => (Broker, Books, Learned) = (broker, books, learned);

    public Won Broker { get; }

    public Won Books { get; }

    public IReadOnlyList<string> Lines => _lines;

    public Rate? Learned { get; }

    public static TieOut Of(DayProfitAnswered answer, IReadOnlyList<BookProfit> ours, Rate commission)
    {
        var broker = Sum(answer.Stocks.Select(stock => stock.Realised));
        var books = Sum(ours.Select(stock => stock.Gross - stock.Commission - stock.Tax));
        var result = new TieOut(broker, books, Learn(answer.Stocks, ours, commission));
        foreach (var stock in answer.Stocks)
            result.Compare(stock, ours.FirstOrDefault(known => known.Code == stock.Code));
        foreach (var stock in ours.Where(known => answer.Stocks.All(other => other.Code != known.Code) && !known.Sold.IsZero))
            result._lines.Add($"{stock.Name}: 장부에는 {stock.Sold}주 매도 {Signed(stock.Gross - stock.Commission - stock.Tax)}원이 있지만 증권사에 없습니다");
        if (answer.Realised != broker)
            result._lines.Add($"증권사의 두 답이 서로 다릅니다: 잔고의 실현손익 {Signed(answer.Realised)}원, 종목별 합 {Signed(broker)}원");
        return result;
    }

    void Compare(BrokerProfit broker, BookProfit? books)
    {
        var gross = broker.Realised + broker.Commission + broker.Tax;
        if (books is null)
        {
            _lines.Add($"{broker.Name}: 직접 거래하신 {broker.Sold}주 매도 {Signed(broker.Realised)}원. 장부에는 없습니다");
            return;
        }
        List<string> causes = [];
        if (broker.Sold != books.Sold)
            causes.Add($"매도 수량 증권사 {broker.Sold}주, 장부 {books.Sold}주");
        else if (broker.SoldAmount != books.SoldAmount)
            causes.Add($"매도 금액 {Signed(broker.SoldAmount - books.SoldAmount)}원");
        Name(causes, broker.Sold == books.Sold ? "매입 원가" : "매매차익", gross - books.Gross - (broker.Sold == books.Sold ? broker.SoldAmount - books.SoldAmount : Won.Zero), 1);
        Name(causes, "수수료", broker.Commission - books.Commission, -1);
        Name(causes, "세금", broker.Tax - books.Tax, -1);
        if (causes.Count > 0)
            _lines.Add($"{broker.Name}: 증권사 − 장부 = {Signed(broker.Realised - (books.Gross - books.Commission - books.Tax))}원 ({string.Join(", ", causes)})");
    }

    static void Name(List<string> causes, string name, Won difference, int sign)
    {
        if (difference != Won.Zero)
            causes.Add($"{name} 차이로 {Signed(new(difference.Amount * sign))}원");
    }

    /// <summary>Null where the known rate explains the broker's commission, or too little can be said.</summary>
    static Rate? Learn(IReadOnlyList<BrokerProfit> broker, IReadOnlyList<BookProfit> ours, Rate known)
    {
        var (paid, booked, amount, fills) = (0L, 0L, 0L, 0);
        foreach (var stock in broker)
        {
            // Only where both speak of the same shares.
            if (ours.FirstOrDefault(one => one.Code == stock.Code) is not { } mine || mine.Sold != stock.Sold || mine.SoldAmount != stock.SoldAmount)
                continue;
            paid += stock.Commission.Amount;
            booked += mine.Commission.Amount;
            amount += mine.SoldAmount.Amount + (mine.SoldAmount - mine.Gross).Amount;
            fills += mine.Fills;
        }
        // Both sides are cut down to a won: a won a fill either way is no other rate.
        if (amount < LeastToLearnFrom || Math.Abs(paid - booked) <= fills)
            return null;
        var learned = new Rate((long)((Int128)(2 * paid + fills) * Rate.Whole / (2 * (Int128)amount)));
        // To seven decimals of a percent, as the broker quotes it.
        var rounded = Rate.FromPercent(decimal.Round(learned.Percent, 5));
        return rounded == known ? null : rounded;
    }

    static Won Sum(IEnumerable<Won> amounts) => amounts.Aggregate(Won.Zero, (sum, amount) => sum + amount);

    static string Signed(Won amount) => amount > Won.Zero ? $"+{amount}" : $"{amount}";
}
