using Danta.Host.Configuration;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>What kind of run this is.</summary>
/// <param name="Time">The one clock of everything in it.</param>
sealed record SessionPlan(DantaConfig Config, TradingMode Mode, bool DryRun, TimeProvider Time);
