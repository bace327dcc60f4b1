using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Danta.Market;
using Danta.Telegram.Access;
using Danta.Telegram.Board;
using Danta.Telegram.BotApi;
using Danta.Telegram.Commands;
using Danta.Telegram.Confirmations;
using Danta.Telegram.News;
using Danta.Telegram.Outbox;
using Danta.Telegram.Report;
using Danta.Telegram.Words;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Telegram;

/// <summary>
/// The owner's bot. The trader does not know it: news come in by <see cref="Tell"/>, which never waits, and commands go out
/// through <see cref="ITraderView.TryCommand"/>.
/// </summary>
public sealed partial class TelegramBot : IAsyncDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    readonly TelegramOptions _options;
    readonly ITraderView _view;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Speech _say;
    readonly Channel<OwnerNews> _news = Channel.CreateUnbounded<OwnerNews>(new() { SingleReader = true });
    readonly OutboxStore _store;
    readonly BotApiClient _api;
    readonly Pacer _pacer;
    readonly Dispatcher _dispatcher;
    readonly Editor _editor;
    readonly Preferences _preferences;
    readonly ConfirmationDesk _confirmations;
    readonly LiveBoard _board;
    readonly DayReport _report;
    readonly SaleWatch _sales;
    readonly OfferBoard _offers;
    readonly Conversation _conversation;
    readonly Poller _poller;
    (TradingMode Mode, bool DryRun)? _world;
    int _untold;

    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The outbox in the storage directory cannot be opened.</exception>
    public TelegramBot(TelegramOptions options, ITraderView view, TimeProvider time, ILoggerFactory loggers)
        : this(options, view, time, loggers, null, (svg, cancellationToken) => PictureMaker.PngAsync(svg, time, cancellationToken))
    {
    }

    internal TelegramBot(
        TelegramOptions options, ITraderView view, TimeProvider time, ILoggerFactory loggers, HttpMessageHandler? handler,
        Func<string, CancellationToken, Task<byte[]?>> draw)
    {
        (_options, _view, _time) = (options, view, time);
        _logger = loggers.CreateLogger<TelegramBot>();
        _say = new(options.Language);
        _store = new OutboxStore(options.StorageDirectory);
        _api = new(options.BotToken, options.ApiUrl, time, handler, new ChatMoves(options.ChatIds, _store) { OnMoved = Moved });
        _pacer = new(time);
        _dispatcher = new(_api, _store, _pacer, _say, time, _logger);
        _editor = new(_api, _pacer, _logger);
        _offers = new(_editor, _say);
        _preferences = new(_store);
        _confirmations = new(time);
        _sales = new(view, time, _say);
        _board = new(options.ChatIds, view, _store, _dispatcher, _editor, time, _say);
        var results = new ResultAnswers(view, time, _say);
        _report = new(view, results, _dispatcher, time, _say, draw) { ModelErrorOf = options.ModelErrorOf };
        var plans = new Plans(view, _preferences, _say);
        var roles = new Roles(options);
        _conversation = new(
            view, roles, _api, _pacer, _dispatcher, _editor, _confirmations, plans,
            new StateAnswers(view, _store, _preferences, _say), results, new ReasonAnswers(view, time, _say), new StockChoices(view, _say), _report, _sales, time, _say, _logger);
        _poller = new(_api, _store, _conversation, _dispatcher, roles, time, _say, _logger);
        _dispatcher.OnSent = Sent;
        _editor.OnGone = _board.Gone;
    }

    /// <summary>News for the owner. May be called from any thread; never waits and never throws. What was told before is told once.</summary>
    public void Tell(OwnerNews news)
    {
        Interlocked.Increment(ref _untold);
        _news.Writer.TryWrite(news);
    }

    /// <summary>
    /// Talks until cancelled, then takes two seconds to say what is left; what is not said by then is kept for the next start.
    /// Telegram's faults never end it; a fault of ours in one of its loops is the keeper's.
    /// </summary>
    /// <param name="keep">Null: nobody watches, and a fault of ours ends it.</param>
    public async Task RunAsync(CancellationToken cancellationToken, LoopKeeper? keep = null)
    {
        keep ??= static (_, run, stop) => run(stop);
        using var sending = new CancellationTokenSource();
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _dispatcher.Start(keep, sending.Token);
        Task[] tasks =
        [
            keep("telegram.news", TellAsync, sending.Token), keep("telegram.edits", _editor.RunAsync, sending.Token),
            keep("telegram.commands", _poller.RunAsync, asking.Token), keep("telegram.clock", TickAsync, asking.Token),
        ];
        await Task.WhenAny([.. tasks, Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken)]);
        await FlushAsync();
        await asking.CancelAsync();
        await sending.CancelAsync();
        foreach (var task in tasks)
            await EndedAsync(task);
        await EndedAsync(_dispatcher.EndedAsync());
    }

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task TellAsync(CancellationToken cancellationToken)
    {
        await foreach (var news in _news.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                Post(news);
            }
            finally
            {
                Interlocked.Decrement(ref _untold);
            }
        }
    }

    void Post(OwnerNews news)
    {
        if (news is TraderStarted started)
            _world = (started.Mode, started.DryRun);
        if (news is CommandNews command && _sales.Hear(command))
            return;
        if (news is OfferEndedNews end && _offers.Close(end, NewsTexts.OfferEnd(end, _say)))
            return;
        var kind = NewsKinds.KindOf(news);
        if (_preferences.Of(kind) == Loudness.Off && kind != NewsKind.Own)
            return;
        var (mode, dryRun) = _world ?? (_view.Snapshot.Mode, _view.Snapshot.DryRun);
        var html = NewsTexts.Of(news, _say, mode, dryRun);
        var key = Key(news);
        // The first words of a run bring the keyboard along.
        var markup = news switch
        {
            TraderStarted => Markup.Keys(BotCommands.Keyboard(_say)),
            DoubtQuestionNews question => NewsTexts.Answers(question, _say),
            OfferNews offer => _offers.Open(offer, html),
            _ => null,
        };
        foreach (var chat in Chats(news))
        {
            _dispatcher.Post(
                news is OfferNews asked
                    // Seconds count, and it asks for an answer: nothing else goes before it, and no night is too quiet for it.
                    ? new(0, chat, Lane.Answer, kind, news.At, html, false, markup, OfferBoard.TagOf(asked.Offer))
                    : new(0, chat, Lane.News, kind, news.At, html, _preferences.IsSilent(kind, _time.GetUtcNow()), markup),
                key);
        }
    }

    /// <summary>What became of a command goes to where it was asked for; everything else to everyone who is told.</summary>
    IReadOnlyList<long> Chats(OwnerNews news)
    {
        if (news is CommandNews { By: var by } && by.StartsWith("telegram:", StringComparison.Ordinal)
            && long.TryParse(by.AsSpan("telegram:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            && _conversation.LastChatOf(user) is { } chat)
            return [chat];
        return _options.ChatIds;
    }

    /// <summary>The same news told twice (after a restart, say) has the same key. Records print every member.</summary>
    static string Key(OwnerNews news) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{news.At.UtcTicks} {news}")));

    async Task TickAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Second, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            foreach (var question in _confirmations.Expire())
            {
                if (question.Message is { } message)
                    _editor.Edit(question.Chat, message, $"{question.Plan.Summary}\n{_say["⌛ 20초가 지나 그만두었습니다.", "⌛ Expired, dropped."]}", Markup.Inline());
            }
            foreach (var (chat, message, html) in _sales.Look())
                _editor.Edit(chat, message, html, Markup.Inline());
            _board.Refresh();
            if (_report.IsDue(_store) && _preferences.Of(NewsKind.Report) != Loudness.Off)
                await _report.PostAsync(_options.ChatIds, Lane.News, _preferences.IsSilent(NewsKind.Report, _time.GetUtcNow()), cancellationToken);
        }
    }

    /// <summary>It goes on by itself; what the configuration has is his to mend.</summary>
    void Moved(long chat, long now)
    {
        LogMoved(chat, now);
        _dispatcher.Post(new(0, chat, Lane.News, NewsKind.Own, _time.GetUtcNow(), _say[
            $"ℹ️ 이 그룹의 번호가 {chat}에서 {Josa.Toward($"{now}")} 바뀌었습니다. 새 번호로 계속 알리고 명령도 받습니다. 설정의 telegram.chatIds를 새 번호로 바꿔 두십시오.",
            $"ℹ️ This group's number has changed from {chat} to {now}. Messages and commands go on with the new one. Please change telegram.chatIds in the configuration."], true));
    }

    void Sent(string tag, long chat, int message)
    {
        if (tag == LiveBoard.Tag)
        {
            _board.Sent(chat, message);
            _ = PinAsync(chat, message);
        }
        else if (tag.StartsWith("ask|", StringComparison.Ordinal))
        {
            _confirmations.Sent(tag["ask|".Length..], message);
        }
        else
        {
            _offers.Sent(tag, chat, message);
        }
    }

    /// <summary>A group may not let the bot pin: the board is then an ordinary message. Not waited for, and cannot throw.</summary>
    async Task PinAsync(long chat, int message)
    {
        var outcome = await _api.PinChatMessageAsync(new(chat, message, true), CancellationToken.None);
        if (!outcome.Ok)
            LogPin(outcome.Fault.Description);
    }

    /// <summary>The farewell should still be heard, but nobody waits long for it.</summary>
    async Task FlushAsync()
    {
        var until = _time.GetUtcNow() + LastWords;
        while (_time.GetUtcNow() < until && (Volatile.Read(ref _untold) > 0 || _dispatcher.Waiting > 0))
            await Task.Delay(TimeSpan.FromMilliseconds(50), _time);
    }

    static async Task EndedAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // How they end.
        }
    }

    [LoggerMessage(4141, LogLevel.Warning, "chat {Chat} has become {Now}")]
    partial void LogMoved(long chat, long now);

    [LoggerMessage(4140, LogLevel.Information, "the board is not pinned: {Reason}")]
    partial void LogPin(string reason);
}
