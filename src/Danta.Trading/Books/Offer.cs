using Danta.Market;

namespace Danta.Trading;

/// <summary>A purchase that waits for the owner's yes. It hangs on its call: without the call it is nothing.</summary>
/// <param name="trade">The round trip that it would begin; no other offer ever has the same.</param>
/// <param name="rule">The entry rule that wanted it.</param>
sealed class Offer(int trade, Stock stock, BuyCall call, string rule, Quantity quantity, Price price, DateTimeOffset at)
{
    /// <summary>Long enough to read and press, short enough for the price to be the same.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    public int Trade => trade;
    public Stock Stock => stock;
    public BuyCall Call => call;
    public string Rule => rule;

    /// <summary>No more than these are bought, whatever the price does.</summary>
    public Quantity Quantity => quantity;

    public Price Price => price;
    public DateTimeOffset At => at;
    public DateTimeOffset Until => at + Life;

    public OfferState State { get; set; }

    /// <summary>Who said yes; empty: nobody.</summary>
    public string By { get; set; } = "";

    public bool IsOver => State is not (OfferState.Open or OfferState.Accepted);

    /// <summary>More than one percent and one tick from the price that was offered, up or down: another trade than the one he said yes to.</summary>
    public bool IsFarFrom(Price now) =>
        Math.Abs(now.Won - price.Won) * 100L > price.Won && stock.TickSizes.Between(now < price ? now : price, now < price ? price : now) > 1;
}
