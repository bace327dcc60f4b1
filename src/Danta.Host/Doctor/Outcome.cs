using Danta.Trading;

namespace Danta.Host.Doctor;

/// <summary>What a check has to say, before its name is put to it.</summary>
sealed record Outcome(FindingState State, string Text, string Mend)
{
    public static Outcome Ok(string text) => new(FindingState.Ok, text, "");

    public static Outcome Warning(string text, string mend) => new(FindingState.Warning, text, mend);

    public static Outcome Failed(string text, string mend) => new(FindingState.Failed, text, mend);
}

/// <summary>One thing that trading needs, and how to see whether it is there. It changes nothing and orders nothing.</summary>
/// <param name="Name">A stable word.</param>
sealed record Check(string Name, string Korean, string English, Func<Patient, CancellationToken, Task<Outcome>> LookAsync)
{
    /// <summary>For what can be seen without waiting.</summary>
    public static Check Of(string name, string korean, string english, Func<Patient, Outcome> look) =>
        new(name, korean, english, (patient, _) => Task.FromResult(look(patient)));
}
