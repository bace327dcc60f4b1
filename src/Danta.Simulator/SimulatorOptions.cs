namespace Danta.Simulator;

/// <summary>How a simulator is started.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where REST is served; port 0 takes a free one. The host must be an address of this machine.</summary>
    public Uri RestUrl { get; init; } = new("http://127.0.0.1:9443");

    /// <summary>Where sockets are taken; port 0 takes a free one.</summary>
    public Uri WebSocketUrl { get; init; } = new("ws://127.0.0.1:21000");

    /// <summary>Why these addresses cannot be listened on, in Korean; null where they can be tried.</summary>
    public string? Problem() => Problem(RestUrl, "--rest") ?? Problem(WebSocketUrl, "--ws");

    /// <summary>A name could be anybody's: listening elsewhere than where it leads would be a promise broken without a word.</summary>
    static string? Problem(Uri url, string option) => Control.ControlDoor.IsAddress(url.Host)
        ? null
        : $"{option}: 이 컴퓨터의 IP 주소나 localhost여야 합니다. '{url.Host}'에서는 듣지 않습니다";

    /// <summary>Repeats a market; null: the scenario's, or 1.</summary>
    public long? Seed { get; init; }

    /// <summary>A YAML scenario; null: the defaults.</summary>
    public string? ScenarioFile { get; init; }

    /// <summary>Listed instead of the simulator's own names; null: those, or what the scenario says.</summary>
    public IReadOnlyList<ListedStock>? Listed { get; init; }

    /// <summary>A day to be lived through again, in the place of a scenario and of an invented market; null: none.</summary>
    public RecordedMarket? Recorded { get; init; }

    /// <summary>What the market, tokens, pace and heartbeats are timed by. Give a faster one for a faster world.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Hears one line for each thing worth telling an operator; null: nobody does.</summary>
    public Action<string>? Log { get; init; }
}
