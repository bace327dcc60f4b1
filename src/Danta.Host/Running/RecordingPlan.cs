using Danta.Host.Configuration;

namespace Danta.Host.Running;

/// <summary>
/// A day that is only recorded is a dry run without a place to buy into: the trader finds, watches and asks as ever, so that what it would
/// have to know of a day is all written down, and the one way by which orders leave is shut twice.
/// </summary>
static class RecordingPlan
{
    public static DantaConfig Of(DantaConfig config) => config with
    {
        Trading = config.Trading with { Settings = config.Trading.Settings with { MaxPositions = 0, AdoptForeignPositions = false } },
    };
}
