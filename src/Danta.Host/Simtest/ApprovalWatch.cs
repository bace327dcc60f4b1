using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Where purchases ask first: each has an offer that was told, the owner's first word on it was a yes, it came in time, and it has
/// bought once and no more than was offered.
/// </summary>
sealed class ApprovalWatch(World world)
{
    readonly Dictionary<(int Offer, DateTimeOffset Until), Asked> _asked = [];

    sealed class Asked(OfferNews offer)
    {
        public OfferNews Offer => offer;

        /// <summary>Null: he has said nothing in time.</summary>
        public bool? Word { get; set; }

        public bool IsBought { get; set; }
    }

    /// <summary>Purchases that had their yes.</summary>
    public int Checked { get; private set; }

    public void Told(OwnerNews news)
    {
        if (news is not OfferNews offer)
            return;
        _asked.TryAdd((offer.Offer, offer.Until), new(offer));
        world.Owner.Asked(offer);
    }

    public void Hear(DateTimeOffset at, TraderEvent happened)
    {
        if (happened is AnswerOffer word && at < word.Until && _asked.TryGetValue((word.Offer, word.Until), out var asked))
            asked.Word ??= word.Accepted;
    }

    public void Buys(PlaceOrder order, DateTimeOffset at)
    {
        if (!world.Plan.Settings.Approve)
            return;
        Checked++;
        if (_asked.Values.LastOrDefault(one => one.Offer.Code == order.Code && one is { Word: true, IsBought: false } && at < one.Offer.Until && order.Quantity <= one.Offer.Quantity) is { } asked)
            asked.IsBought = true;
        else
            world.Watch.Complain($"buys {order.Quantity} of {order.Code} without a yes");
    }
}
