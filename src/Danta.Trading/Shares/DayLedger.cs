using Danta.Market;

namespace Danta.Trading;

/// <summary>What one KST day earned, after costs.</summary>
sealed class DayLedger
{
    const int MostTrades = 2_000;

    readonly List<RoundTrip> _trades = [];

    public DateOnly Date { get; private set; }

    public Result Realised { get; private set; }

    /// <summary>What the open positions stood at when the day began: what they had lost until then is another day's loss.</summary>
    public Won Opening { get; set; }

    /// <summary>Round trips closed today, in the order of their closing.</summary>
    public IReadOnlyList<RoundTrip> Trades => _trades;

    /// <summary>Losing round trips since the last one that did not lose.</summary>
    public int LossesInARow { get; private set; }

    public void Begin(DateOnly date)
    {
        Date = date;
        (Realised, Opening) = (default, Won.Zero);
        LossesInARow = 0;
        _trades.Clear();
    }

    /// <summary>A position's result of today changed: the old figure goes, the new one comes.</summary>
    public void Replace(Result before, Result after) => Realised = Realised - before + after;

    public void Close(RoundTrip trade)
    {
        if (_trades.Count >= MostTrades)
            _trades.RemoveAt(0);
        _trades.Add(trade);
        LossesInARow = trade.Net.IsNegative ? LossesInARow + 1 : 0;
    }

    /// <summary>A late fill opened a closed round trip again.</summary>
    public void Reopen(int trade) => _trades.RemoveAll(known => known.Id == trade);

    /// <summary>A closed round trip has other figures than it was closed with.</summary>
    public void Restate(RoundTrip trade)
    {
        var index = _trades.FindIndex(known => known.Id == trade.Id);
        if (index >= 0)
            _trades[index] = trade;
    }

    public void ForgetLosses() => LossesInARow = 0;

    public DayResult Freeze(Won unrealised)
    {
        var wins = 0;
        var losses = 0;
        foreach (var trade in _trades)
        {
            if (trade.Net > Won.Zero)
                wins++;
            else if (trade.Net.IsNegative)
                losses++;
        }
        return new(
            Date, Realised.Net, Realised.Gross, Realised.Commission, Realised.Tax, unrealised, _trades.Count, wins, losses);
    }
}
