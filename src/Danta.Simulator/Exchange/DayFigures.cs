using Danta.Market;

namespace Danta.Simulator.Exchange;

/// <summary>What a stock has done today, as the broker's screens count it. Prices are won; 0 before the first trade.</summary>
sealed class DayFigures(int basePrice)
{
    public int Base { get; } = basePrice;

    /// <summary>The last price; the base price before the first trade.</summary>
    public int Last { get; private set; } = basePrice;

    public int Open { get; private set; }

    public int High { get; private set; }

    public int Low { get; private set; }

    /// <summary>HHmmss.</summary>
    public int OpenTime { get; private set; }

    public int HighTime { get; private set; }

    public int LowTime { get; private set; }

    public int LastTime { get; private set; }

    public long LastSize { get; private set; }

    public Side? LastAggressor { get; private set; }

    public long Volume { get; private set; }

    public long Turnover { get; private set; }

    public long BuyVolume { get; private set; }

    public long SellVolume { get; private set; }

    public long BuyCount { get; private set; }

    public long SellCount { get; private set; }

    /// <summary>The price that static VI is measured from: the last auction's, or the base price.</summary>
    public int StaticReference { get; set; } = basePrice;

    public int Change => Last - Base;

    /// <summary>Of the day, in hundredths of a percent, rounded half away from zero as the broker shows it.</summary>
    public int ChangeRate => Hundredths(Change, Base);

    /// <summary>체결강도 in hundredths of a percent: shares bought at the offer per 100 sold at the bid.</summary>
    public long Strength => SellVolume == 0 ? BuyVolume == 0 ? 0 : 100_00 : BuyVolume * 100_00 / SellVolume;

    /// <summary>The volume-weighted average price in hundredths of a won.</summary>
    public long AverageHundredths => Volume == 0 ? 0 : (long)((Int128)Turnover * 100 / Volume);

    /// <summary>The official close: that of the regular session's last auction, whatever the after-market does; 0 before it.</summary>
    public int Close { get; private set; }

    public void CloseNow() => Close = Last;

    public void Add(int price, long size, Side? aggressor, int time)
    {
        if (Close == 0)
            Reach(price, time);
        (Last, LastTime, LastSize, LastAggressor) = (price, time, size, aggressor);
        Volume += size;
        Turnover += price * size;
        if (aggressor == Side.Buy)
        {
            BuyVolume += size;
            BuyCount++;
        }
        else if (aggressor == Side.Sell)
        {
            SellVolume += size;
            SellCount++;
        }
    }

    /// <summary>A trade at a close that is already known: it counts, and moves no price.</summary>
    public void AddOffHours(int price, long size, int time)
    {
        (LastTime, LastSize, LastAggressor) = (time, size, null);
        Volume += size;
        Turnover += price * size;
    }

    /// <summary>The day's bar is that of the regular session.</summary>
    void Reach(int price, int time)
    {
        if (Open == 0)
        {
            (Open, High, Low) = (price, price, price);
            (OpenTime, HighTime, LowTime) = (time, time, time);
        }
        if (price > High)
            (High, HighTime) = (price, time);
        if (price < Low)
            (Low, LowTime) = (price, time);
    }

    /// <summary>part / whole in hundredths of a percent, rounded half away from zero.</summary>
    public static int Hundredths(long part, long whole)
    {
        if (whole == 0)
            return 0;
        var doubled = part * 20_000 / whole;
        return (int)((doubled + Math.Sign(doubled)) / 2);
    }
}
