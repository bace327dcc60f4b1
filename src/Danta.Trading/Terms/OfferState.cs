namespace Danta.Trading;

/// <summary>Where an offered purchase is in its life. All but the first two are an end.</summary>
public enum OfferState
{
    /// <summary>The owner is asked.</summary>
    Open = 0,

    /// <summary>He said yes in time; a gate that opens within moments is waited for.</summary>
    Accepted,

    /// <summary>Its order has left.</summary>
    Bought,
    Declined,

    /// <summary>He said nothing in time: that is a no.</summary>
    Expired,

    /// <summary>What called for it is gone: the stock has left its condition, or the condition was switched off.</summary>
    Withdrawn,

    /// <summary>He said yes, and a gate or the price said no.</summary>
    Refused,
}
