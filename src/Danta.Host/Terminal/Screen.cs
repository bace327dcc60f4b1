using System.Threading.Channels;
using Danta.Trading;

namespace Danta.Host.Terminal;

/// <summary>
/// What the person at the terminal sees: a live board where there is a terminal, a line for each piece of news where the output
/// is a file or a pipe.
/// </summary>
/// <param name="window">Null: lines.</param>
/// <param name="time">That of whoever looks on: a market at ten times the speed is drawn twice a second all the same.</param>
sealed class Screen(ITraderView view, TerminalWindow? window, TimeProvider time)
{
    const int NewsKept = 60;
    const int LastWords = 10;

    static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(500);

    /// <summary>A terminal that is held (Ctrl+S) takes none, and the program ends all the same.</summary>
    static readonly TimeSpan LongestLastWords = TimeSpan.FromSeconds(1);

    readonly Channel<OwnerNews> _news = Channel.CreateBounded<OwnerNews>(
        new BoundedChannelOptions(1_024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    readonly Queue<string> _lines = new();

    /// <summary>Any thread; never blocks.</summary>
    public void Tell(OwnerNews news) => _news.Writer.TryWrite(news);

    /// <summary>Until cancelled.</summary>
    /// <param name="page">Where the dashboard listens.</param>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public async Task RunAsync(Uri page, CancellationToken stop)
    {
        // A thread of its own: whoever holds the terminal holds nobody else.
        var shown = Task.Factory.StartNew(
            () => Show(page, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = stop.Register(() => asked.TrySetResult());
        if (await Task.WhenAny(shown, asked.Task) != shown)
            await Task.WhenAny(shown, Task.Delay(LongestLastWords, time, CancellationToken.None));
        if (shown.IsCompleted)
            await shown;
    }

    void Show(Uri page, CancellationToken stop)
    {
        if (window is null)
            PrintLines(stop);
        else
            DrawFrames(window, page, stop);
    }

    void PrintLines(CancellationToken stop)
    {
        do
        {
            while (_news.Reader.TryRead(out var news))
                Console.Out.WriteLine(Line(news));
        }
        while (Goes(_news.Reader.WaitToReadAsync(stop)));
        while (_news.Reader.TryRead(out var last))
            Console.Out.WriteLine(Line(last));
    }

    void DrawFrames(TerminalWindow window, Uri page, CancellationToken stop)
    {
        // What stood on the terminal goes up and stays there.
        window.Write(new string('\n', window.Size().Height));
        using var timer = new PeriodicTimer(BetweenFrames, time);
        do
        {
            var (width, height) = window.Size();
            // The last line is the cursor's.
            window.Write(Frame.Of(Board.Lines(Facts(page), width, height - 1), window.Abilities));
        }
        while (Goes(timer.WaitForNextTickAsync(stop)));
        Leave(window, page);
    }

    /// <summary>How it ended stays on the terminal: the board, and below it the last news in full.</summary>
    void Leave(TerminalWindow window, Uri page)
    {
        var (width, height) = window.Size();
        var now = Facts(page);
        window.Write(Frame.Of(Board.State(now, width, height - 1), window.Abilities));
        foreach (var line in BoardNews.Newest([.. now.News.TakeLast(LastWords)], width, int.MaxValue))
            window.Write($"{line}\r\n");
    }

    BoardFacts Facts(Uri page)
    {
        while (_news.Reader.TryRead(out var news))
        {
            _lines.Enqueue(Line(news));
            if (_lines.Count > NewsKept)
                _lines.Dequeue();
        }
        return new(view.Snapshot, view.Edges, [.. _lines], page);
    }

    string Line(OwnerNews news) => NewsLine.Of(news, view.Snapshot);

    /// <summary>False: asked to end.</summary>
    static bool Goes(ValueTask<bool> wait)
    {
        try
        {
            return wait.AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
