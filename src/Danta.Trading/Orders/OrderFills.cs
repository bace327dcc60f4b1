using Danta.Market;

namespace Danta.Trading;

/// <summary>One execution as a notice told it.</summary>
readonly record struct HeardFill(Quantity Quantity, Price Price, int TimeOfDay, DateTimeOffset HeardAt)
{
    public Won Amount => Price * Quantity;

    public bool LooksLike(HeardFill other) =>
        Quantity == other.Quantity && Price == other.Price && TimeOfDay == other.TimeOfDay;
}

/// <summary>
/// What has been filled of one order: by notices one at a time, and by the broker's cumulative figure. Notices have no execution
/// id, so one that repeats another, or that would fill more than was ordered, is put aside until the broker's figure decides.
/// </summary>
sealed class OrderFills(Quantity ordered)
{
    readonly List<HeardFill> _heard = [];
    readonly List<HeardFill> _asked = [];
    Quantity _heardShares;
    Won _heardAmount;
    Quantity _told;
    Won _toldAmount;
    DateTimeOffset? _shortSince;

    /// <summary>What the broker closed it with: no more than this can ever have traded. Null: it is not over, or not known.</summary>
    Quantity? _final;

    /// <summary>Filled shares, as far as proven.</summary>
    public Quantity Quantity => _told > _heardShares ? _told : _heardShares;

    public Won Amount => _heardAmount + Untold.Amount;

    public Quantity Remaining => Quantity >= ordered ? Quantity.Zero : ordered - Quantity;

    /// <summary>A notice waits for the broker's figure.</summary>
    public bool HasQuestion => _asked.Count > 0;

    /// <summary>Were what waits for the broker's figure all true, nothing of the order would be left.</summary>
    public bool MayBeFull => HasQuestion && _asked.Sum(fill => fill.Quantity.Shares) >= Remaining.Shares;

    public DateTimeOffset? LastHeardAt { get; private set; }

    public IReadOnlyList<HeardFill> Heard => _heard;

    /// <summary>What the broker's figure has beyond the notices: fills that nobody told us of.</summary>
    public (Quantity Quantity, Won Amount) Untold
    {
        get
        {
            if (_told <= _heardShares)
                return default;
            var missing = _told - _heardShares;
            var amount = _toldAmount - _heardAmount;
            // A figure that does not add up with the notices is spread evenly; the next answer mends it.
            return (missing, amount > Won.Zero ? amount : new(_toldAmount.Amount * missing.Shares / _told.Shares));
        }
    }

    /// <summary>Counts a notice; false if it has been put aside as a question.</summary>
    public bool Hear(in HeardFill fill)
    {
        LastHeardAt = fill.HeardAt;
        foreach (var known in _heard)
        {
            if (known.LooksLike(fill))
                return PutAside(fill);
        }
        if (_heardShares + fill.Quantity > (_final ?? ordered))
            return PutAside(fill);
        Count(fill);
        return true;
    }

    /// <summary>
    /// Takes the broker's cumulative figure of a list asked at <paramref name="askedAt"/>. It settles questions asked before it,
    /// adds what was missed, and takes back what was counted too much once two lists in a row, both asked after
    /// the last notice, say so: a list may lag behind the notices by a moment.
    /// </summary>
    /// <param name="isFinal">Filled and cancelled make up what was ordered: nothing more will come.</param>
    /// <returns>True if fills had been counted too much.</returns>
    public bool Learn(Quantity filled, Won amount, DateTimeOffset askedAt, bool isFinal)
    {
        if (filled > _told)
            (_told, _toldAmount) = (filled, amount);
        _final = isFinal || filled > _final ? filled : _final;
        SettleQuestions(filled, amount, askedAt);
        // As many shares for another amount: a notice that came twice stands in the place of one that never came.
        if (filled == _heardShares && amount != _heardAmount && (LastHeardAt is not { } heard || askedAt > heard))
        {
            (_told, _toldAmount) = (filled, amount);
            _heard.Clear();
            (_heardShares, _heardAmount) = (default, default);
        }
        if (filled >= _heardShares || LastHeardAt is { } last && askedAt <= last)
        {
            _shortSince = null;
            return false;
        }
        _shortSince ??= askedAt;
        if (askedAt - _shortSince < TimeSpan.FromSeconds(1))
            return false;
        _shortSince = null;
        (_told, _toldAmount) = (filled, amount);
        TakeBack();
        return true;
    }

    /// <summary>Forgets everything: the fills belonged to somebody else's order.</summary>
    public void Clear()
    {
        _heard.Clear();
        _asked.Clear();
        (_heardShares, _heardAmount, _told, _toldAmount, _final) = (default, default, default, default, null);
    }

    /// <summary>
    /// A figure asked after the notices covers them, whatever they were. They are fills of their own only where they make up what was
    /// missing to the share and the won: one that came twice beside one that is late would else be counted beside it.
    /// </summary>
    void SettleQuestions(Quantity filled, Won amount, DateTimeOffset askedAt)
    {
        var (shares, sum) = (_heardShares, _heardAmount);
        foreach (var fill in _asked)
            (shares, sum) = (shares + fill.Quantity, sum + fill.Amount);
        if (shares == filled && sum == amount)
        {
            foreach (var fill in _asked)
                Count(fill);
            _asked.Clear();
        }
        _asked.RemoveAll(fill => fill.HeardAt < askedAt);
    }

    void TakeBack()
    {
        for (var index = _heard.Count - 1; index >= 0 && _heardShares > _told; index--)
        {
            if (_heardShares - _told < _heard[index].Quantity)
                continue;
            _heardShares -= _heard[index].Quantity;
            _heardAmount -= _heard[index].Amount;
            _heard.RemoveAt(index);
        }
        if (_heardShares <= _told)
            return;
        _heard.Clear();
        (_heardShares, _heardAmount) = (default, default);
    }

    bool PutAside(in HeardFill fill)
    {
        const int Most = 64;
        if (_asked.Count < Most)
            _asked.Add(fill);
        return false;
    }

    void Count(in HeardFill fill)
    {
        _heard.Add(fill);
        _heardShares += fill.Quantity;
        _heardAmount += fill.Amount;
    }
}
