namespace Danta.Host.Bench;

/// <summary>Somebody who hears a tick and sends an order.</summary>
interface IContender : IDisposable
{
    string Name { get; }

    /// <summary>Where its feed and its orders go.</summary>
    LoopBroker Broker { get; }

    /// <summary>The next tick, as a frame; the order for it must be the next one.</summary>
    byte[] NextTick();
}
