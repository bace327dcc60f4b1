namespace Danta.Host.Bench;

/// <summary>Somebody who hears ticks and sends an order at some of them.</summary>
interface IContender : IDisposable
{
    string Name { get; }

    /// <summary>Where its feed and its orders go.</summary>
    LoopBroker Broker { get; }

    /// <summary>The next tick that decides nothing, as a frame.</summary>
    byte[] NextQuiet();

    /// <summary>The next tick that decides, as a frame; the order for it must be the next one.</summary>
    byte[] NextDeciding();
}
