using Danta.Host.Books;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>The storage directory: a disk for each book, by the name that the program gives it.</summary>
/// <param name="beforeWrite">Of the book that the world is about.</param>
/// <param name="nameOf">Null: as the program names them.</param>
sealed class Shelf(World world, Func<int, WriteEnd> beforeWrite, Func<BookOwner, string>? nameOf) : IDisposable
{
    readonly Dictionary<string, MemoryDisk> _disks = new(StringComparer.Ordinal);

    public MemoryDisk Of(Guise guise)
    {
        var account = guise == Guise.Other ? world.Other.Exchange.AccountNumber : world.Exchange.AccountNumber;
        var owner = BookOwner.Of(account, TradingMode.Demo, guise == Guise.Dry);
        var name = nameOf?.Invoke(owner) ?? owner.Name;
        if (!_disks.TryGetValue(name, out var disk))
            _disks.Add(name, disk = new(guise == Guise.Own ? beforeWrite : static length => new(length, null)));
        return disk;
    }

    public void Dispose()
    {
        foreach (var disk in _disks.Values)
            disk.Dispose();
    }
}
