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

    /// <summary>The broker's own figure, where <see cref="_told"/> is what a balance made of it; null: it is the broker's own.</summary>
    (Quantity Quantity, Won Amount)? _sure;
    DateTimeOffset? _guessedSince;

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

    /// <summary>
    /// The broker says that nothing of the order is left: where the waiting notices make up just what was missing they were fills of their
    /// own. A list that has closed it with fewer takes them back.
    /// </summary>
    public bool CountQuestions()
    {
        if (!HasQuestion || _asked.Sum(fill => fill.Quantity.Shares) != Remaining.Shares)
            return false;
        foreach (var fill in _asked)
            Count(fill);
        _asked.Clear();
        return true;
    }

    /// <summary>False: the broker's last figure had shares and no amount; the next may have both.</summary>
    public bool HasAmount { get; private set; } = true;

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
            return (missing, amount > Won.Zero ? amount : Share(_toldAmount, missing, _told));
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
    /// Takes the broker's cumulative figure of a list asked at <paramref name="askedAt"/>. It settles questions asked before it and
    /// adds what was missed. What notices of this order's own number have told it undoes only where the broker has closed the order
    /// with fewer and says so twice, or keeps to it for longer than any list lags.
    /// </summary>
    /// <param name="amount">Zero with shares: the row has no amount; what they cost is what the notices said, or <paramref name="estimate"/>.</param>
    /// <param name="isFinal">Filled and cancelled make up what was ordered: nothing more will come.</param>
    /// <param name="estimate">What a share may have cost, where nobody says.</param>
    /// <returns>True if fills had been counted too much.</returns>
    public bool Learn(Quantity filled, Won amount, DateTimeOffset askedAt, bool isFinal, Price estimate = default)
    {
        HasAmount = filled.IsZero || amount > Won.Zero;
        if (!HasAmount)
            amount = filled <= _heardShares ? Share(_heardAmount, filled, _heardShares) : _heardAmount + estimate * (filled - _heardShares);
        var isTakenBack = TakeGuessBack(filled, askedAt, isFinal);
        if (filled > _told || filled == _told && HasAmount)
            (_told, _toldAmount) = (filled, amount);
        _final = isFinal || filled > _final ? filled : _final;
        SettleQuestions(filled, amount, askedAt);
        // As many shares for another amount: a notice that came twice stands in the place of one that never came.
        if (HasAmount && filled == _heardShares && amount != _heardAmount && !(askedAt <= LastHeardAt))
        {
            (_told, _toldAmount) = (filled, amount);
            _heard.Clear();
            (_heardShares, _heardAmount) = (default, default);
        }
        if (filled >= _heardShares || askedAt <= LastHeardAt)
        {
            _shortSince = null;
            return isTakenBack;
        }
        _shortSince ??= askedAt;
        if (askedAt - _shortSince < (isFinal ? EvidenceTimes.BetweenLooks : EvidenceTimes.LongestLag))
            return isTakenBack;
        _shortSince = null;
        _asked.RemoveAll(fill => fill.HeardAt < askedAt);
        (_told, _toldAmount) = (filled, amount);
        TakeBack();
        return true;
    }

    /// <summary>
    /// So many are counted as filled because a balance shows it and no list has the order. A list that has it after all tells of these same
    /// shares, not of more: once it has closed the order, or kept to its figure for longer than any list lags, that is the figure.
    /// </summary>
    /// <param name="price">Of a share, where the balance does not say.</param>
    public void Guess(Quantity more, Won amount, Price price = default)
    {
        _sure ??= (_told, _toldAmount);
        (_told, _toldAmount) = (Quantity + more, Amount + (amount > Won.Zero ? amount : price * more));
    }

    /// <summary>Gives so many guessed shares back: another order turns out to have traded them. False: none were guessed.</summary>
    public bool GiveBack(Quantity shares)
    {
        if (_sure is not { } sure || _told <= sure.Quantity)
            return false;
        var left = Quantity.Of(Math.Max(sure.Quantity.Shares, _told.Shares - shares.Shares));
        _toldAmount = sure.Amount + Share(_toldAmount - sure.Amount, left - sure.Quantity, _told - sure.Quantity);
        _told = left;
        return true;
    }

    /// <summary>The list has it after all, with fewer than a balance had made of it.</summary>
    bool TakeGuessBack(Quantity filled, DateTimeOffset askedAt, bool isFinal)
    {
        if (_sure is not { } sure)
            return false;
        var before = Quantity;
        if (filled < _told && !isFinal)
        {
            _guessedSince ??= askedAt;
            if (askedAt - _guessedSince < EvidenceTimes.LongestLag)
                return false;
        }
        (_told, _toldAmount, _sure, _guessedSince) = (sure.Quantity, sure.Amount, null, null);
        return filled < before && Quantity < before;
    }

    static Won Share(Won amount, Quantity part, Quantity whole) => new((long)((Int128)amount.Amount * part.Shares / whole.Shares));

    /// <summary>Forgets everything: the fills belonged to somebody else's order.</summary>
    public void Clear()
    {
        _heard.Clear();
        _asked.Clear();
        (_heardShares, _heardAmount, _told, _toldAmount, _final, _sure, _guessedSince) = (default, default, default, default, null, null, null);
    }

    /// <summary>
    /// A figure asked after the notices covers them, whatever they were, unless it lacks what is counted already. They are fills of their own only
    /// where they make up what was missing to the share and the won: one that came twice beside one that is late would else be counted beside it.
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
        if (filled >= _heardShares)
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
