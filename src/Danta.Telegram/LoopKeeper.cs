namespace Danta.Telegram;

/// <summary>Runs a loop until it is told to stop, and begins it again where it fails: whoever hosts the bot watches over its loops.</summary>
/// <param name="name">A stable word, for health and metrics.</param>
public delegate Task LoopKeeper(string name, Func<CancellationToken, Task> run, CancellationToken stop);
