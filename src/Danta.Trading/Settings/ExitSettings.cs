using Danta.Market;

namespace Danta.Trading;

/// <summary>When to sell. Percentages are of the average entry price, before costs; null: off.</summary>
/// <param name="TrailingStart">Profit from which the trailing stop is armed; null: at once.</param>
/// <param name="FlattenAt">KST; everything is sold then and nothing is bought that day after it.</param>
public sealed record ExitSettings(
    Rate? TakeProfit, Rate? StopLoss, Rate? Trailing, Rate? TrailingStart, Rate? Breakeven, TimeSpan? MaxHolding, TimeOnly? FlattenAt)
{
    /// <summary>분할 익절: profit at which a first part is sold.</summary>
    public Rate? PartAt { get; init; }

    /// <summary>How much of the position the first part is.</summary>
    public Rate PartShare { get; init; } = Rate.FromPercent(50m);

    /// <summary>A profit target below the round trip's costs is lifted to them, unless told otherwise.</summary>
    public bool AllowBelowCosts { get; init; }

    /// <summary>체결 약화: sold when buyers' share of the volume of <see cref="WeakSeconds"/> falls to this or below.</summary>
    public Rate? WeakBuyShare { get; init; }

    public int WeakSeconds { get; init; } = 20;

    /// <summary>Sold when its stock has left every condition.</summary>
    public bool WhenLeft { get; init; }

    public ViExit Vi { get; init; }

    /// <summary>How near the static VI's trigger counts as before it.</summary>
    public Rate ViDistance { get; init; } = Rate.FromPercent(0.5m);

    /// <summary>상한가: while the upper limit is locked nothing but the flatten time sells; it is sold when the limit opens.</summary>
    public bool HoldLockedLimit { get; init; }

    /// <summary>These with what has changed from the one to the other; the rest stays.</summary>
    /// <param name="evenOwn">Also where these had another value than the former.</param>
    public ExitSettings Taking(ExitSettings before, ExitSettings after, bool evenOwn)
    {
        return this with
        {
            TakeProfit = Of(exit => exit.TakeProfit),
            StopLoss = Of(exit => exit.StopLoss),
            Trailing = Of(exit => exit.Trailing),
            TrailingStart = Of(exit => exit.TrailingStart),
            Breakeven = Of(exit => exit.Breakeven),
            MaxHolding = Of(exit => exit.MaxHolding),
            FlattenAt = Of(exit => exit.FlattenAt),
            PartAt = Of(exit => exit.PartAt),
            PartShare = Of(exit => exit.PartShare),
            AllowBelowCosts = Of(exit => exit.AllowBelowCosts),
            WeakBuyShare = Of(exit => exit.WeakBuyShare),
            WeakSeconds = Of(exit => exit.WeakSeconds),
            WhenLeft = Of(exit => exit.WhenLeft),
            Vi = Of(exit => exit.Vi),
            ViDistance = Of(exit => exit.ViDistance),
            HoldLockedLimit = Of(exit => exit.HoldLockedLimit),
        };

        T Of<T>(Func<ExitSettings, T> get)
        {
            var (own, was, now) = (get(this), get(before), get(after));
            return Equals(was, now) || !evenOwn && !Equals(own, was) ? own : now;
        }
    }
}

/// <summary>What a VI (변동성완화장치) does to a position.</summary>
public enum ViExit
{
    /// <summary>Held through it.</summary>
    Hold = 0,

    /// <summary>Sold shortly before the price would trigger one.</summary>
    Before,

    /// <summary>Sold as soon as it has ended.</summary>
    After,
    Both,
}
