using Danta.Market;

namespace Danta.Trading;

/// <summary>One saved condition, as its polls have it.</summary>
sealed class ConditionRoll
{
    readonly List<InstrumentCode> _present = [];
    readonly HashSet<InstrumentCode> _isPresent = [];

    /// <summary>The server's number of it now; empty where another has taken it.</summary>
    public string Seq { get; set; } = "";
    public string Name { get; set; } = "";
    public bool IsOn { get; set; } = true;
    public bool Truncated { get; set; }
    public DateTimeOffset? PolledAt { get; set; }

    /// <summary>How old the news of its last poll can have been: from the question before it to the answer. Null: not polled twice yet.</summary>
    public TimeSpan? Delay { get; set; }

    public string Problem { get; set; } = "";

    /// <summary>Since when it has not been answered; null: it was.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>The owner has heard that it is not answered.</summary>
    public bool IsFailureTold { get; set; }

    /// <summary>The server has it no more.</summary>
    public bool IsGone { get; set; }

    /// <summary>It has been polled since the start of the day, of the process and of being switched on.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>In the order of entering.</summary>
    public IReadOnlyList<InstrumentCode> Present => _present;

    public bool Contains(InstrumentCode code) => _isPresent.Contains(code);

    public bool IsCalled(string name) => name == Name || name == Seq;

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
        Delay = null;
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
            _rolls.Add(roll = new() { Seq = seq });
        return roll;
    }

    /// <summary>A name goes before a number: the server counts anew when the owner deletes or saves conditions.</summary>
    public ConditionRoll Get(string seq, string name)
    {
        if (name.Length == 0 || _rolls.Find(known => known.Name == name) is not { } named)
            return Get(seq);
        if (named.Seq != seq)
        {
            if (_rolls.Find(known => known.Seq == seq) is { } other)
                other.Seq = "";
            named.Seq = seq;
        }
        return named;
    }

    public ConditionRoll? Find(string name) => _rolls.Find(roll => roll.IsCalled(name));

    public void BeginDay()
    {
        foreach (var roll in _rolls)
            roll.BeginDay();
    }
}
