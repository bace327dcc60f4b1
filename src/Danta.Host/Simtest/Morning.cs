namespace Danta.Host.Simtest;

/// <summary>What kind of morning a world has.</summary>
enum Morning
{
    /// <summary>A handful of stocks that come and go.</summary>
    Calm = 0,

    /// <summary>Forty stocks and more in the condition at its first search, and there they stay.</summary>
    Crowded,

    /// <summary>Some 250 in three conditions at once, two of them cut off at a hundred.</summary>
    Flooded,

    /// <summary>Forty and more that flap in and out with every second.</summary>
    Flapping,

    /// <summary>Forty and more, and money for one.</summary>
    Poor,

    /// <summary>Forty and more on paper: one call a second for everything but the searches.</summary>
    OnPaper,
}
