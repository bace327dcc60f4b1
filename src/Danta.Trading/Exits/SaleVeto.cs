namespace Danta.Trading;

/// <summary>
/// Something that keeps shares from being sold for a while. In a cash account the broker refuses what is not there, so each holds for
/// its own greatest age and no longer: then the sale is tried, and the answer is evidence. Asked on every tick: says no without memory.
/// </summary>
/// <param name="name">Korean; its line in /why.</param>
abstract class SaleVeto(string name)
{
    public string Name => name;

    /// <summary>Shares out of those that are free, which it keeps back now.</summary>
    public abstract long Withholds(Desk desk, Position position, long free);

    /// <summary>What it saw, and how long it holds at the most, for people.</summary>
    public abstract string Seen(Desk desk, Position position);

    /// <summary>It is about whether the shares are there.</summary>
    public virtual bool Proves => false;
}

/// <summary>Clock and calendar say that the exchange takes no orders. Trades that go on, or a broker that accepts, outrank them.</summary>
sealed class ClosedVeto() : SaleVeto("장 시간")
{
    public override long Withholds(Desk desk, Position position, long free) =>
        desk.TakesSales ? 0 : free;

    public override string Seen(Desk desk, Position position) => "장이 닫혀 있음. 장이 열리거나 체결이 이어질 때까지";
}

/// <summary>The broker refused the last one. How long that counts depends on what it said; what shows that it is over ends it at once.</summary>
sealed class RefusedVeto() : SaleVeto("거부 뒤 쉼")
{
    public override long Withholds(Desk desk, Position position, long free)
    {
        var tries = position.Tries;
        return tries.Why is not { } why || desk.Now - tries.RefusedAt >= tries.Pause || IsOver(desk, position, why, free) ? 0 : free;
    }

    public override string Seen(Desk desk, Position position) => $"{position.Tries.Text}. 길어야 {position.Tries.Pause.TotalSeconds:0}초";

    static bool IsOver(Desk desk, Position position, Refusal why, long free)
    {
        var (stock, at) = (position.Stock, position.Tries.RefusedAt);
        return why switch
        {
            Refusal.MarketClosed => stock.Quotes.ContinuousSince > at || desk.Day.AcceptedAt > at,
            Refusal.Halted or Refusal.Stock => stock.Quotes.ContinuousSince > at || stock.AcceptedAt > at,
            // A comparison since then says how many there are to sell.
            Refusal.Holdings => desk.Shares.Of(stock).Sellable is { } sellable && sellable.AskedAt > at && !sellable.Shares.IsZero && sellable.Shares.Shares < free,
            _ => false,
        };
    }
}

/// <summary>A balance is to show first that the shares are there.</summary>
sealed class ProofVeto() : SaleVeto("잔고 증명")
{
    public override bool Proves => true;

    public override long Withholds(Desk desk, Position position, long free) =>
        desk.DryRun ? 0
        : desk.Standing is { SellsOnly: true, Reconciled: false } ? free
        : position.BalanceNeededFrom is not null && (desk.Standing.SellsOnly || desk.Now - position.BalanceNeededFrom < LongestOf(desk)) ? free : 0;

    public override string Seen(Desk desk, Position position) => desk.Standing.SellsOnly
        ? "증권사의 주문 내역과 잔고를 기다림. 올 때까지 팔지 않음"
        : $"증권사 잔고를 기다림. 길어야 {LongestOf(desk).TotalSeconds:0}초";

    static TimeSpan LongestOf(Desk desk) => desk.Standing.StoppingSince is null ? SaleTimes.Proof : SaleTimes.ProofAtStop;
}

/// <summary>
/// Shares of ours that the balance did not show, or that by the list the owner has sold. What only a balance speaks against is tried all
/// the same after a while, unless the account holds the owner's own shares too: those would be sold in the place of ours.
/// </summary>
sealed class DisputeVeto() : SaleVeto("대조 중인 주식")
{
    public override bool Proves => true;

    public override long Withholds(Desk desk, Position position, long free) => desk.DryRun ? 0 : Math.Min(free, Disputed(desk, position.Stock));

    public override string Seen(Desk desk, Position position) =>
        $"{Disputed(desk, position.Stock):N0}주가 증권사와 다름. 잔고만 다르면 길어야 {SaleTimes.DisputeByBalance.TotalSeconds:0}초, 내역에도 팔렸으면 {SaleTimes.DisputeByList.TotalSeconds:0}초";

    /// <summary>Both may speak of the same shares.</summary>
    static long Disputed(Desk desk, Stock stock)
    {
        var shares = desk.Shares.Of(stock);
        var byBalance = shares.Difference is { } difference && (desk.Now - difference.Since < SaleTimes.DisputeByBalance || !shares.Owner.IsZero) ? shares.Disputed.Shares : 0;
        return desk.Now - shares.Hand.ListedAt < SaleTimes.DisputeByList ? Math.Max(byBalance, shares.SoldByOwner.Shares) : byBalance;
    }
}

/// <summary>
/// A sale of ours is over, or was not found, and what it sold is for the balance to tell. Where the account holds the owner's own shares
/// too a second one might sell those: it waits for as long as the broker's ledgers have been seen to lag, and where a balance lacks
/// shares after all, until a second one has said so too.
/// </summary>
sealed class LeftVeto() : SaleVeto("결과를 모르는 매도")
{
    public override bool Proves => true;

    public override long Withholds(Desk desk, Position position, long free)
    {
        var shares = desk.Shares.Of(position.Stock);
        if (desk.DryRun || !shares.MayHaveHis)
            return 0;
        var young = desk.Moment.Before(EvidenceTimes.LongestLag);
        // The balance is asked that must have what he has bought by the list.
        var isComing = shares.Hand.Unsettled > 0 && shares.Hand.ListedAt + SaleTimes.Proof > young.At;
        return Math.Min(free, shares.Left(Market.Side.Sell, shares.Difference is not null && (shares.Difference.Since > young.At || isComing) ? null : young));
    }

    public override string Seen(Desk desk, Position position) =>
        $"직접 보유분이 함께 있어 먼저 낸 매도의 결과를 잔고로 확인하는 중. 길어야 {EvidenceTimes.LongestLag.TotalMinutes:0}분";
}

/// <summary>
/// An order of the owner's own binds them. What it leaves is sold; what it binds is tried, seldom: he may have given it up, and
/// 전량매도 cancels it.
/// </summary>
sealed class BoundVeto() : SaleVeto("직접 내신 주문에 묶임")
{
    public override long Withholds(Desk desk, Position position, long free)
    {
        var bound = desk.Shares.Of(position.Stock).Bound.Shares;
        if (bound == 0)
            return 0;
        if (bound < free)
            return bound;
        return position.Tries.BoundTriedAt is { } at && desk.Now - at < position.Tries.BoundPause ? free : 0;
    }

    public override string Seen(Desk desk, Position position) => $"{desk.Shares.Of(position.Stock).Hand.Numbers}. 길어야 {position.Tries.BoundPause.TotalSeconds:0}초마다 시도";
}
