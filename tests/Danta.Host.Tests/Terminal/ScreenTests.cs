using System.Text;
using Danta.Desk;
using Danta.Host.Terminal;
using Danta.Trading;
using Spectre.Console;

namespace Danta.Host.Tests.Terminal;

public sealed class ScreenTests
{
    static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(500);

    readonly ManualTime _time = new(Examples.Now);
    readonly FakeView _view = new();
    readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task The_board_is_drawn_and_follows_the_size_of_the_terminal()
    {
        using var wire = new Wire(80, 24);
        var screen = On(wire);
        var run = screen.RunAsync(Scene.Page, _stop.Token);
        await wire.FrameAsync();
        Assert.StartsWith(" 모의   매매 중", wire.Glass.Rows[0], StringComparison.Ordinal);
        wire.Glass.Resize(40, 10);
        _view.Snapshot = _view.Snapshot with { State = TraderState.Paused };
        screen.Tell(new HaltNews(Examples.Now, true, "시험"));
        _time.Advance(BetweenFrames);
        await wire.FrameAsync();
        Assert.StartsWith(" 모의   정지", wire.Glass.Rows[0], StringComparison.Ordinal);
        Assert.Contains(wire.Glass.Rows, row => row.Contains("비상 정지", StringComparison.Ordinal));
        Assert.Equal(0, wire.Glass.Lost);
        await _stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task What_was_told_last_stays_on_the_terminal()
    {
        using var wire = new Wire(40, 10);
        wire.Glass.Feed("$ danta run\r\n단타 실전");
        var screen = On(wire);
        var run = screen.RunAsync(Scene.Page, _stop.Token);
        await wire.FrameAsync();
        _view.Snapshot = _view.Snapshot with { State = TraderState.Stopping };
        screen.Tell(new TraderStopped(Examples.Now) { Left = [new(Examples.Eco, "에코프로", Examples.Shares(12))] });
        await _stop.CancelAsync();
        await run;
        Assert.True(wire.Glass is { CursorShown: true, Wraps: true });
        var all = wire.Glass.Everything.ToList();
        Assert.Contains("단타 실전", all);
        var board = all.FindLastIndex(row => row.StartsWith(" 모의   끝내는 중", StringComparison.Ordinal));
        var words = all.FindLastIndex(row => row.Contains("에코프로", StringComparison.Ordinal) && row.Contains("12주", StringComparison.Ordinal));
        Assert.True(board >= 0 && words > board, string.Join('\n', all));
        wire.Glass.Feed("$ ");
        Assert.Equal("$", wire.Glass.Rows.Last(row => row.Length > 0));
    }

    /// <summary>Ctrl+S, or a connection that takes nothing any more.</summary>
    [Fact]
    public async Task A_terminal_that_is_held_keeps_nobody()
    {
        using var wire = new Wire(80, 24) { Held = true };
        var screen = On(wire);
        var run = screen.RunAsync(Scene.Page, _stop.Token);
        for (var told = 0; told < 5_000; told++)
            screen.Tell(new HaltNews(Examples.Now, true, "시험"));
        await _stop.CancelAsync();
        await Patience.UntilAsync(() =>
        {
            _time.Advance(BetweenFrames);
            return run.IsCompleted;
        });
        await run;
        wire.Held = false;
    }

    [Fact]
    public async Task A_screen_that_fails_says_so()
    {
        using var wire = new Wire(80, 24);
        var run = On(wire).RunAsync(Scene.Page, _stop.Token);
        await wire.FrameAsync();
        wire.Gone = true;
        _time.Advance(BetweenFrames);
        await Assert.ThrowsAsync<IOException>(() => run);
    }

    Screen On(Wire wire) => new(
        _view, new(wire, Encoding.UTF8, () => (wire.Glass.Width, wire.Glass.Height), new() { Ansi = true, ColorSystem = ColorSystem.EightBit }), _time);

    /// <summary>The way to a terminal, which can be held or cut.</summary>
    sealed class Wire(int width, int height) : MemoryStream
    {
        readonly SemaphoreSlim _frames = new(0);
        readonly ManualResetEventSlim _free = new(true);

        public Glass Glass { get; } = new(width, height);

        public bool Held
        {
            get => !_free.IsSet;
            set
            {
                if (value)
                    _free.Reset();
                else
                    _free.Set();
            }
        }

        public bool Gone { get; set; }

        public async Task FrameAsync()
        {
            using var patience = Patience.End();
            await _frames.WaitAsync(patience.Token);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _free.Wait();
            if (Gone)
                throw new IOException("the terminal is gone");
            var before = Glass.Frames.Count;
            Glass.Feed(buffer);
            if (Glass.Frames.Count > before)
                _frames.Release(Glass.Frames.Count - before);
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            _free.Set();
        }
    }
}
