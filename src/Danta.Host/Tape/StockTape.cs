using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tape;

/// <summary>
/// What one stock did today. One thread writes and waits for nobody; whoever reads while it writes reads again (a sequence lock), and
/// seconds that are over never change.
/// </summary>
sealed class StockTape
{
    const int Chunk = 256;

    /// <summary>Room for each second of a day.</summary>
    const int MostChunks = 86_400 / Chunk + 1;

    const int Recent = 60;

    readonly SecondBar[]?[] _chunks = new SecondBar[MostChunks][];
    readonly TapeTrade[] _recent = new TapeTrade[Recent];
    int _version;
    int _over;
    SecondBar _open;
    long _trades;
    TradeTick _trade;
    BookTick _book;

    public void On(in TradeTick tick)
    {
        Interlocked.Increment(ref _version);
        _trade = tick;
        if (tick.Last.IsQuoted && !tick.Size.IsZero)
            Add(SecondOf(tick.TimeOfDay), tick.Last.Won, tick.Size.Shares, tick.Aggressor);
        Interlocked.Increment(ref _version);
    }

    public void On(in BookTick book)
    {
        Interlocked.Increment(ref _version);
        _book = book;
        Interlocked.Increment(ref _version);
    }

    /// <summary>Oldest first, from this second of the day on.</summary>
    public List<SecondBar> Bars(int from)
    {
        var spin = new SpinWait();
        while (true)
        {
            var seen = Volatile.Read(ref _version);
            var (over, open, any) = (_over, _open, _trades > 0);
            Interlocked.MemoryBarrier();
            if ((seen & 1) != 0 || seen != Volatile.Read(ref _version))
            {
                spin.SpinOnce();
                continue;
            }
            var bars = new List<SecondBar>();
            for (var index = FirstFrom(from, over); index < over; index++)
                bars.Add(At(index));
            if (any && open.Second >= from)
                bars.Add(open);
            return bars;
        }
    }

    public StockMoment Now()
    {
        var spin = new SpinWait();
        while (true)
        {
            var seen = Volatile.Read(ref _version);
            var (trade, book, count) = (_trade, _book, _trades);
            var recent = new List<TapeTrade>(Recent);
            for (var back = 1; back <= Math.Min(count, Recent); back++)
                recent.Add(_recent[(count - back) % Recent]);
            Interlocked.MemoryBarrier();
            if ((seen & 1) == 0 && seen == Volatile.Read(ref _version))
                return new(trade, book, recent, null);
            spin.SpinOnce();
        }
    }

    /// <summary>93107 is 09:31:07.</summary>
    static int SecondOf(int timeOfDay) => timeOfDay / 10_000 * 3_600 + timeOfDay / 100 % 100 * 60 + timeOfDay % 100;

    void Add(int second, int price, long size, Side? side)
    {
        _recent[_trades % Recent] = new(second, price, size, side);
        var isFirst = _trades++ == 0;
        if (!isFirst && second <= _open.Second)
        {
            // A frame that is late belongs to the second that is open: what is over stays as it was shown.
            _open = _open with { High = Math.Max(_open.High, price), Low = Math.Min(_open.Low, price), Close = price, Volume = _open.Volume + size };
            return;
        }
        if (!isFirst && _over < MostChunks * Chunk)
        {
            (_chunks[_over / Chunk] ??= new SecondBar[Chunk])[_over % Chunk] = _open;
            _over++;
        }
        _open = new(second, price, price, price, price, size);
    }

    SecondBar At(int index) => _chunks[index / Chunk]![index % Chunk];

    int FirstFrom(int second, int over)
    {
        var (low, high) = (0, over);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Second < second)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
