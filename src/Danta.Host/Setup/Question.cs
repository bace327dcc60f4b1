namespace Danta.Host.Setup;

/// <summary>One thing that is asked.</summary>
/// <param name="Key">As a file of answers names it: <c>marketData.appKey</c>.</param>
/// <param name="Text">In the owner's language.</param>
sealed record Question(string Key, string Text)
{
    /// <summary>Of an empty answer; null: there must be one.</summary>
    public string? Default { get; init; }

    /// <summary>Shown in the place of a default that is secret.</summary>
    public string? DefaultShown { get; init; }

    /// <summary>It is not shown while it is typed, and never again.</summary>
    public bool IsSecret { get; init; }

    /// <summary>One of these, by number or by word; none: any text.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Several of them; the answer has a line for each.</summary>
    public bool Many { get; init; }

    /// <summary>What is wrong with an answer; null: nothing.</summary>
    public Func<string, string?> Problem { get; init; } = static _ => null;
}

/// <param name="Value">As it is written and kept.</param>
readonly record struct Choice(string Value, string Text);
