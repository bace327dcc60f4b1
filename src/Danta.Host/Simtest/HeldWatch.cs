using Danta.Market;
using Danta.Simulator.Control;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the books to what the exchange has really traded, all the while and not only at the end: shares that the trader bought are in
/// its books, none is sold there that was not sold, and none of them becomes the owner's, whatever lists and balances say meanwhile.
/// </summary>
sealed class HeldWatch(World world, Hindrances hindrances)
{
    /// <summary>A purchase that no notice told waits for lists and balances.</summary>
    static readonly long Longest = TimeSpan.FromSeconds(75).Ticks;

    /// <summary>What the owner reads where shares are taken for his own.</summary>
    static readonly string[] HisOwn = ["직접 파셨습니다", "직접 보유분이", "건드리지 않습니다", "넘겨받아", "직접 거래:", "직접 정정되어"];

    readonly Dictionary<string, (InstrumentCode Code, long Bought, long Sold)> _traded = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> _missingSince = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> _inventedSince = new(StringComparer.Ordinal);

    int _counted;

    /// <summary>Stocks and seconds in which the books were held beside the exchange.</summary>
    public int Checked { get; private set; }

    public void Told(OwnerNews news)
    {
        if (news is DifferenceNews told && !IsExcused(told.Code.ToString()) && !world.Meddled.Handled.Contains(told.Code.ToString()) && HisOwn.Any(word => told.Text.Contains(word, StringComparison.Ordinal)))
            world.Watch.Complain($"the owner is told of something that he never did: {told.Text}");
    }

    /// <summary>Once a second.</summary>
    public void Second(TraderSnapshot shot)
    {
        Count(world.Exchange.Account.Fills);
        foreach (var (name, (code, bought, sold)) in _traded)
        {
            if (IsExcused(name))
                continue;
            Checked++;
            Compare(shot, name, code, bought, sold);
        }
    }

    void Count(IReadOnlyList<FillState> fills)
    {
        for (; _counted < fills.Count; _counted++)
        {
            var fill = fills[_counted];
            if (!_traded.TryGetValue(fill.Code, out var sum))
                sum.Code = InstrumentCode.Parse(fill.Code);
            _traded[fill.Code] = fill.Side == "buy" ? sum with { Bought = sum.Bought + fill.Quantity } : sum with { Sold = sum.Sold + fill.Quantity };
        }
    }

    void Compare(TraderSnapshot shot, string name, InstrumentCode code, long bought, long sold)
    {
        var held = shot.Positions.Where(position => position.Code == code).Sum(position => position.Quantity.Shares);
        var closed = shot.Trades.Where(trade => trade.Code == code).Sum(trade => trade.Quantity.Shares);
        var isMoving = shot.Orders.Any(order => order.DoneAt is null && order.Code == code);
        var whole = bought - sold + world.Splits.Added(name);
        if (Lasts(_missingSince, name, held < whole && !isMoving))
            world.Watch.Complain($"the trader holds {whole} of {code} at the exchange, {held} in its books");
        // A fill that is counted too much is taken back by the next lists.
        if (Lasts(_inventedSince, name, closed > sold))
            world.Watch.Complain($"{closed} of {code} are sold in the books, {sold} at the exchange");
    }

    bool Lasts(Dictionary<string, long> since, string code, bool isWrong)
    {
        if (!isWrong)
        {
            since.Remove(code);
            return false;
        }
        since.TryAdd(code, world.Agenda.Now);
        return world.Agenda.Now - Math.Max(since[code], hindrances.LastAt) > Longest;
    }

    bool IsExcused(string code) => world.Meddled.Any(code) || world.Meddled.Obscured.Contains(code) || world.Splits.IsOpen(code);
}
