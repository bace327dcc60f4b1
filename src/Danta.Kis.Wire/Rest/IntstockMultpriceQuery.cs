namespace Danta.Kis.Wire.Rest;

/// <summary>One of the up to 30 stocks that are asked for at once.</summary>
public sealed record IntstockMultpriceItem(string Division, string Code);

/// <summary>관심종목(멀티종목) 시세조회: numbered pairs of keys; slots that are not needed are left out.</summary>
public sealed record IntstockMultpriceQuery : IKisQuery<IntstockMultpriceQuery>
{
    /// <summary>The broker takes no more in one call.</summary>
    public const int MaxItems = 30;

    public IReadOnlyList<IntstockMultpriceItem> Items { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Pairs
    {
        get
        {
            var pairs = new List<KeyValuePair<string, string>>(Items.Count * 2);
            for (var index = 0; index < Items.Count; index++)
            {
                pairs.Add(new($"FID_COND_MRKT_DIV_CODE_{index + 1}", Items[index].Division));
                pairs.Add(new($"FID_INPUT_ISCD_{index + 1}", Items[index].Code));
            }
            return pairs;
        }
    }

    public static IntstockMultpriceQuery From(Func<string, string?> value)
    {
        var items = new List<IntstockMultpriceItem>(MaxItems);
        for (var slot = 1; slot <= MaxItems; slot++)
        {
            if (value($"FID_INPUT_ISCD_{slot}") is { Length: > 0 } code)
                items.Add(new(value($"FID_COND_MRKT_DIV_CODE_{slot}") ?? "", code));
        }
        return new() { Items = items };
    }
}
