using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>What kind of run this is.</summary>
/// <param name="Time">The one clock of everything in it.</param>
sealed record SessionPlan(DantaConfig Config, TradingMode Mode, bool DryRun, TimeProvider Time)
{
    /// <summary>The guard's: nothing is bought, everything that is held is sold, and that was all.</summary>
    public bool SellsOnly { get; init; }

    /// <summary>What the engine stands on: the network and the book's directory, or what a test gives it.</summary>
    public EngineGround Ground { get => field ?? EngineGround.On(Book); init; }

    /// <summary>Where the service manager listens; null: there is none.</summary>
    public string? NotifySocket { get; init; }

    /// <summary>Whoever began it begins it again where it ends with a fault, within seconds.</summary>
    public bool IsBegunAgain { get => field || NotifySocket is { Length: > 0 }; init; }

    public BookOwner Owner => BookOwner.Of(Config.Kis, Mode, DryRun);

    /// <summary>Where the book lies: not the storage directory, which books share.</summary>
    public string Book => BookShelf.DirectoryOf(Config.Storage.Directory, Owner);
}
