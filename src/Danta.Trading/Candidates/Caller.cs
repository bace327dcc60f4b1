using Danta.Market;

namespace Danta.Trading;

/// <summary>One source of calls: who is in it now, and who has been seen in it today.</summary>
sealed class Caller(string name, ConditionExpression expression)
{
    readonly HashSet<InstrumentCode> _present = [];
    readonly HashSet<InstrumentCode> _seenToday = [];

    /// <summary>The plan's expression, or the condition's own name.</summary>
    public string Name { get; private set; } = name;

    public ConditionExpression Expression { get; private set; } = expression;

    /// <summary>The next look is the first after a restart: who was seen here before is no news.</summary>
    public bool IsBlind { get; set; }

    /// <summary>It has been looked at in full since all of its conditions are current.</summary>
    public bool IsComplete { get; set; }

    public bool Contains(InstrumentCode code) => _present.Contains(code);

    /// <summary>True if it was already seen here today.</summary>
    public bool Enter(InstrumentCode code)
    {
        _present.Add(code);
        return !_seenToday.Add(code);
    }

    public void Leave(InstrumentCode code) => _present.Remove(code);

    /// <summary>The server's new name for the condition that it is.</summary>
    public void Rename(string newName, ConditionExpression newExpression) => (Name, Expression) = (newName, newExpression);

    public void BeginDay()
    {
        _present.Clear();
        _seenToday.Clear();
        (IsBlind, IsComplete) = (false, false);
    }
}
