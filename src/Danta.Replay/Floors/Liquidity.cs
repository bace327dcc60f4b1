using Danta.Market;
using Danta.Replay.Execution;

namespace Danta.Replay.Floors;

/// <summary>
/// What of a stock's recorded book is left for us: less what we took, what traded since, and a part that caution cuts off; more by what
/// the recorded program took, which in this history nobody has.
/// </summary>
sealed class Liquidity(FillModel model)
{
    /// <summary>By side of the book and price.</summary>
    readonly Dictionary<(Side, int), Eaten> _eaten = [];
    readonly Dictionary<(Side, int), long> _traded = [];
    readonly Dictionary<(Side, int), Eaten> _putBack = [];
    BookTick _book;

    readonly record struct Eaten(long Shown, long Shares);

    public ref readonly BookTick Book => ref _book;

    public DateTimeOffset BookAt { get; private set; }

    public bool HasBook { get; private set; }

    public void On(in BookTick book, DateTimeOffset at)
    {
        (_book, BookAt, HasBook) = (book, at, true);
        _traded.Clear();
        if (_eaten.Count > 0)
        {
            // A level of another size is another level: whoever stands there now was not there when we took.
            foreach (var ((side, won), eaten) in _eaten.ToArray())
            {
                if (SizeAt(Of(side), won) != eaten.Shown)
                    _eaten.Remove((side, won));
            }
        }
        if (_putBack.Count == 0)
            return;
        foreach (var ((side, won), back) in _putBack.ToArray())
        {
            var size = SizeAt(Of(side), won);
            if (size > back.Shown)
                _putBack.Remove((side, won));
            else
                _putBack[(side, won)] = back with { Shown = size };
        }
    }

    /// <summary>A stranger's trade takes what is shown; the next book has it.</summary>
    public void On(in TradeTick trade)
    {
        if (trade.Aggressor is { } aggressor)
            Add(_traded, (aggressor.Opposite(), trade.Last.Won), trade.Size.Shares);
    }

    /// <summary>What the recorded program took stands here still.</summary>
    public void PutBack(Side taker, Price price, long shares)
    {
        var key = (taker.Opposite(), price.Won);
        var before = _putBack.TryGetValue(key, out var back) ? back.Shares : 0;
        _putBack[key] = new(SizeAt(Of(key.Item1), price.Won), before + shares);
    }

    /// <summary>Takes from the level.</summary>
    /// <param name="taker">Which side takes.</param>
    /// <param name="level">Of the other side.</param>
    /// <returns>How many shares it gave, and how many of what it shows were not for us.</returns>
    public (long Taken, long Gone) Take(Side taker, in BookLevel level, long most)
    {
        var key = (taker.Opposite(), level.Price.Won);
        var shown = level.Size.Shares + (_putBack.TryGetValue(key, out var back) ? back.Shares : 0);
        var eaten = _eaten.TryGetValue(key, out var mine) ? mine.Shares : 0;
        var gone = shown - (long)Math.Floor((1 - model.Haircut) * shown) + eaten + _traded.GetValueOrDefault(key);
        var taken = Math.Clamp(shown - gone, 0, most);
        if (taken > 0)
            _eaten[key] = new(level.Size.Shares, eaten + taken);
        return (taken, Math.Min(gone, shown));
    }

    public BookSide Of(Side side) => side == Side.Buy ? _book.Bids : _book.Asks;

    /// <summary>What the book shows at a price; 0: nothing, or it does not reach so far.</summary>
    public static long SizeAt(in BookSide side, int won)
    {
        foreach (var level in side)
        {
            if (level.Price.Won == won)
                return level.Size.Shares;
        }
        return 0;
    }

    static void Add(Dictionary<(Side, int), long> to, (Side, int) key, long shares) => to[key] = to.GetValueOrDefault(key) + shares;
}
