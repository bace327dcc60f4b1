using System.Collections.Concurrent;
using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Host.Terminal;
using Danta.Telegram;
using Danta.Trading;

namespace Danta.Host.Guarding;

/// <summary>What keeps a guard from selling what a silent trader holds.</summary>
enum Concern
{
    None = 0,

    /// <summary>Its process lives and has the account.</summary>
    Hangs,

    /// <summary>It is dead, and the exchange takes no sales.</summary>
    Closed,

    /// <summary>It is dead, and its place could not be taken.</summary>
    Cannot,
}

/// <summary>
/// The guard's own words to the owner while it only watches: a line on the terminal, and a message that it sends again until it is taken.
/// The trader's outbox is the trader's as long as that may live.
/// </summary>
sealed class GuardNotes(DantaConfig config, TradingMode mode, TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);
    static readonly TimeSpan WorryAgain = TimeSpan.FromMinutes(10);

    readonly ConcurrentQueue<(long Chat, OwnerNews News)> _waiting = new();
    volatile Concern _concern;
    long _worriedAt;

    public Concern Concern => _concern;

    /// <summary>Told once, and from time to time as long as it lasts.</summary>
    public void Worry(Concern concern, string text)
    {
        if (_concern == concern && time.GetElapsedTime(_worriedAt) < WorryAgain)
            return;
        (_concern, _worriedAt) = (concern, time.GetTimestamp());
        Tell(text, needsOwner: true);
    }

    /// <summary>Nothing is to be done any more.</summary>
    public void Settle() => _concern = Concern.None;

    /// <summary>The trader is heard again.</summary>
    public void Resolve()
    {
        if (_concern != Concern.None)
            Tell("매매의 소식이 다시 들립니다. 이어서 지켜봅니다.", needsOwner: false);
        _concern = Concern.None;
    }

    public void Tell(string text, bool needsOwner)
    {
        var news = new GuardNews(time.GetUtcNow(), text, needsOwner);
        Console.Out.WriteLine(NewsLine.Of(news, TraderSnapshot.Empty with { Mode = mode }));
        if (config.Telegram.BotToken.IsEmpty)
            return;
        foreach (var chat in config.Telegram.ChatIds)
            _waiting.Enqueue((chat, news));
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var options = TelegramEdge.Options(config, config.Storage.Directory);
        while (true)
        {
            while (_waiting.TryPeek(out var one))
            {
                if (await BotNote.SendAsync(options, one.Chat, one.News, mode, time, stop))
                    _waiting.TryDequeue(out _);
                else
                    await Task.Delay(PauseAfterFailure, time, stop);
            }
            await Task.Delay(Pause, time, stop);
        }
    }
}
