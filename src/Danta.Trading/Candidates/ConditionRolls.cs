using Danta.Market;

namespace Danta.Trading;

/// <summary>One saved condition: who is in it now, and who has been seen in it today.</summary>
sealed class ConditionRoll(string seq)
{
    readonly List<InstrumentCode> _present = [];
    readonly HashSet<InstrumentCode> _isPresent = [];
    readonly HashSet<InstrumentCode> _seenToday = [];

    public string Seq => seq;
    public string Name { get; set; } = "";
    public bool IsOn { get; set; } = true;
    public bool Truncated { get; set; }
    public DateTimeOffset? PolledAt { get; set; }
    public string Problem { get; set; } = "";

    /// <summary>The next answer is the first after a restart or after being switched on: who was here before is no news.</summary>
    public bool IsBlind { get; set; }

    public IReadOnlyList<InstrumentCode> Present => _present;

    public bool Contains(InstrumentCode code) => _isPresent.Contains(code);

    /// <summary>True if its presence was already seen today.</summary>
    public bool Enter(InstrumentCode code)
    {
        _present.Add(code);
        _isPresent.Add(code);
        return !_seenToday.Add(code);
    }

    public void Leave(InstrumentCode code)
    {
        _present.Remove(code);
        _isPresent.Remove(code);
    }

    public void BeginDay()
    {
        _present.Clear();
        _isPresent.Clear();
        _seenToday.Clear();
        PolledAt = null;
        Truncated = false;
        IsBlind = false;
    }
}

/// <summary>The conditions in the order in which they were first heard of.</summary>
sealed class ConditionRolls
{
    readonly List<ConditionRoll> _rolls = [];

    public IReadOnlyList<ConditionRoll> All => _rolls;

    public ConditionRoll Get(string seq, string name)
    {
        var roll = _rolls.Find(known => known.Seq == seq);
        if (roll is null)
            _rolls.Add(roll = new(seq));
        if (name.Length > 0)
            roll.Name = name;
        return roll;
    }

    public void BeginDay()
    {
        foreach (var roll in _rolls)
            roll.BeginDay();
    }
}
