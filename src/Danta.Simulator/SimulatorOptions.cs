namespace Danta.Simulator;

/// <summary>How a simulator is started.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where REST is served; port 0 takes a free one. The host must be an address of this machine.</summary>
    public Uri RestUrl { get; init; } = new("http://127.0.0.1:9443");

    /// <summary>Where sockets are taken; port 0 takes a free one.</summary>
    public Uri WebSocketUrl { get; init; } = new("ws://127.0.0.1:21000");

    /// <summary>Repeats a market; null: the scenario's, or 1.</summary>
    public long? Seed { get; init; }

    /// <summary>A YAML scenario; null: the defaults.</summary>
    public string? ScenarioFile { get; init; }

    /// <summary>What the market, tokens, pace and heartbeats are timed by. Give a faster one for a faster world.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Hears one line for each thing worth telling an operator; null: nobody does.</summary>
    public Action<string>? Log { get; init; }
}
