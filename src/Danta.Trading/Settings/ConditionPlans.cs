using Danta.Market;

namespace Danta.Trading;

/// <summary>One source of calls.</summary>
/// <param name="Expression">A condition's name or seq, or several joined by <c>and</c>, <c>or</c>, <c>not</c>.</param>
/// <param name="Budget">Won a trade; null: the common one.</param>
/// <param name="Exit">Its own exits; null: the common ones.</param>
public sealed record ConditionPlan(string Expression, Won? Budget = null, ExitSettings? Exit = null)
{
    /// <summary>Its own entry rule; null: the common one.</summary>
    public EntrySettings? Entry { get; init; }

    /// <summary>Whether what it calls needs the owner's yes; null: as all.</summary>
    public bool? Approve { get; init; }
}

/// <summary>All sources of calls. None: each condition that is polled calls for itself.</summary>
public sealed record ConditionPlans(IReadOnlyList<ConditionPlan> All)
{
    public static readonly ConditionPlans None = new([]);

    /// <summary>A condition that no plan names calls for itself, too: a plan only says what is its own about one of them.</summary>
    public bool OthersToo { get; init; }

    /// <summary>With a changed plan, or a new one for a condition that had none.</summary>
    public ConditionPlans With(string expression, Func<ConditionPlan, ConditionPlan> change) => Find(expression) is null
        ? this with { All = [.. All, change(new(expression))], OthersToo = OthersToo || All.Count == 0 }
        : this with { All = [.. All.Select(plan => plan.Expression == expression ? change(plan) : plan)] };

    /// <summary>The plan of a position, by its expression; null where there is none (any more).</summary>
    public ConditionPlan? Find(string expression)
    {
        for (var index = 0; index < All.Count; index++)
        {
            if (All[index].Expression == expression)
                return All[index];
        }
        return null;
    }

    public bool Equals(ConditionPlans? other) => other is not null && OthersToo == other.OthersToo && All.SequenceEqual(other.All);

    public override int GetHashCode() => All.Count;
}
