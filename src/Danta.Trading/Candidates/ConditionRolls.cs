using Danta.Market;

namespace Danta.Trading;

/// <summary>One saved condition, as its polls have it.</summary>
sealed class ConditionRoll(string seq)
{
    readonly List<InstrumentCode> _present = [];
    readonly HashSet<InstrumentCode> _isPresent = [];

    public string Seq => seq;
    public string Name { get; set; } = "";
    public bool IsOn { get; set; } = true;
    public bool Truncated { get; set; }
    public DateTimeOffset? PolledAt { get; set; }
    public string Problem { get; set; } = "";

    /// <summary>It has been polled since the start of the day, of the process and of being switched on.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>In the order of entering.</summary>
    public IReadOnlyList<InstrumentCode> Present => _present;

    public bool Contains(InstrumentCode code) => _isPresent.Contains(code);

    public bool IsCalled(string name) => name == Name || name == seq;

    public void Enter(InstrumentCode code)
    {
        if (_isPresent.Add(code))
            _present.Add(code);
    }

    public void Leave(InstrumentCode code)
    {
        if (_isPresent.Remove(code))
            _present.Remove(code);
    }

    public void BeginDay()
    {
        _present.Clear();
        _isPresent.Clear();
        PolledAt = null;
        Truncated = false;
        IsCurrent = false;
    }
}

/// <summary>The conditions in the order in which they were first heard of.</summary>
sealed class ConditionRolls
{
    readonly List<ConditionRoll> _rolls = [];

    public List<ConditionRoll> All => _rolls;

    public ConditionRoll Get(string seq)
    {
        var roll = _rolls.Find(known => known.Seq == seq);
        if (roll is null)
            _rolls.Add(roll = new(seq));
        return roll;
    }

    public ConditionRoll? Find(string name) => _rolls.Find(roll => roll.IsCalled(name));

    public void BeginDay()
    {
        foreach (var roll in _rolls)
            roll.BeginDay();
    }
}
