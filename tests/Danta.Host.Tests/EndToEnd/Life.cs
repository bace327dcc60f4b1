using System.Text.Json;
using Danta.Host.Books;
using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>
/// What a trader heard and asked for, by its journal: what came before what, and after how many of its own seconds, however long
/// that took. Ticks are left out.
/// </summary>
static class Life
{
    /// <summary>Stands where a second was heard; everything else is a <see cref="TraderEvent"/> or a <see cref="Request"/>.</summary>
    public static readonly object Second = new();

    /// <param name="data">A storage directory with one book in it, or a book.</param>
    public static List<object> Of(string data)
    {
        var life = new List<object>();
        if (BookShelf.In(data) is not [.., var book])
            return life;
        var disk = book.Journal;
        foreach (var day in disk.Names)
        {
            JournalReader.Read(disk, day, (in JournalRecord record) =>
            {
                if (record.Kind == RecordKind.Second)
                    life.Add(Second);
                else if (record.IsRequest)
                    life.Add(JsonSerializer.Deserialize<Request>(record.Json(), EventJson.Options)!);
                else if (record.Kind == RecordKind.Event)
                    life.Add(EventJson.ReadEvent(record.Payload));
            });
        }
        return life;
    }

    /// <summary>From the first that began it to the first after that which ended it.</summary>
    public static List<object> Between(this List<object> life, Predicate<object> begins, Predicate<object> ends)
    {
        var from = life.FindIndex(begins);
        Assert.True(from >= 0, "it never began");
        var to = life.FindIndex(from, ends);
        return life[from..(to < 0 ? life.Count : to)];
    }

    public static int Seconds(this IEnumerable<object> life) => life.Count(one => ReferenceEquals(one, Second));

    public static bool IsPurchase(object one) => one is PlaceOrder { Side: Market.Side.Buy };

    public static bool IsSale(object one) => one is PlaceOrder { Side: Market.Side.Sell };
}
