using Danta.Kis.Wire;

namespace Danta.Simulator.Gateway;

/// <summary>One row of <see cref="EndpointTable"/>: where a call goes, by which TR ids, what it must carry, and who answers.</summary>
/// <param name="TrIds">Of the real environment; the first is the one that the broker's documents name.</param>
/// <param name="Required">The keys without which the broker answers OPSQ2001.</param>
sealed record Endpoint(string Path, string[] TrIds, string[] Required, Func<Call, Answer> Answer)
{
    public bool IsPost { get; init; }

    /// <summary>Paper answers it; what paper lacks it refuses with EGW02006.</summary>
    public bool OnPaper { get; init; }

    /// <summary>The ids that paper knows it by, in the order of <see cref="TrIds"/>.</summary>
    public string[] PaperIds { get; init; } = Array.ConvertAll(TrIds, Danta.Kis.Wire.TrIds.OnPaper);

    /// <summary>Rows of one page or answer at most; 0 where there is no list.</summary>
    public int RowsReal { get; init; }

    public int RowsPaper { get; init; }

    public string Name { get; } = Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>About an account: CANO must be the caller's own.</summary>
    public bool OfAccount { get; } = Array.IndexOf(Required, "CANO") >= 0;

    /// <summary>Every customer's balances share one pace.</summary>
    public bool OfWholeLedger { get; init; }

    /// <summary>A call that Danta itself makes: its keys and shape are those of the wire.</summary>
    public static Endpoint Of(KisEndpoint kis, Func<Call, Answer> answer, params string[] otherIds) =>
        new(kis.Path, [kis.TrReal, .. otherIds], kis.Required, answer)
        {
            IsPost = kis.IsPost,
            OnPaper = kis.OnPaper,
            RowsReal = kis.RowsReal,
            RowsPaper = kis.RowsPaper,
        };
}
