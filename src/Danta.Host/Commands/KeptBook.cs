using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Host.Storage;

namespace Danta.Host.Commands;

/// <summary>The archive of the configuration's book, for commands that print and end. It may be written to meanwhile.</summary>
static class KeptBook
{
    /// <exception cref="CommandFailed">The database is away.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(DantaConfig config, Func<TradeArchive, Task<IReadOnlyList<T>>> read, CancellationToken stop)
    {
        try
        {
            var owner = BookOwner.Of(config.Kis);
            var (server, book) = (config.Storage.Connection?.Value, BookShelf.Find(config.Storage.Directory, owner));
            // A book that there is not yet has nothing in it, and whoever reads makes none.
            return server is null && (book is null || !Database.IsIn(book))
                ? []
                : await read(new(Database.Of(book ?? config.Storage.Directory, server, owner)));
        }
        catch (Exception fault) when (Database.IsAway(fault) && !stop.IsCancellationRequested)
        {
            throw new CommandFailed(ExitCodes.Failed, $"데이터베이스(storage)를 읽지 못했습니다: {fault.GetType().Name}. 서버가 켜져 있는지 보십시오.");
        }
    }
}
