namespace Danta.Host.Simtest;

/// <summary>As what the program is started.</summary>
enum Guise
{
    /// <summary>To trade the account that the world is about.</summary>
    Own = 0,

    /// <summary>A dry run of it.</summary>
    Dry,

    /// <summary>With the keys of the owner's other account.</summary>
    Other,
}
