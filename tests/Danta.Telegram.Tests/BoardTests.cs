using Danta.Desk;
using Danta.Trading;

namespace Danta.Telegram.Tests;

public sealed class BoardTests
{
    static Danta.Dashboard.Chat.ChatMessage Board(BotRun run) =>
        run.Room.Messages(BotRun.Owner).Single(message => message.Id == run.Room.Pinned(BotRun.Owner));

    [Fact]
    public async Task One_message_is_pinned_and_edited_in_place()
    {
        await using var run = await new BotRun().Start();
        await run.Until(() => run.Room.Pinned(BotRun.Owner) is not null);
        Assert.StartsWith("🟩 모의 · 운용 중", Board(run).Text);
        Assert.True(Board(run).Silent);
        run.Desk.Snapshot = run.Desk.Snapshot with { Mode = TradingMode.Real, Positions = [Examples.EcoHeld] };
        await run.Until(() => Board(run).Text.StartsWith("🟥 실전", StringComparison.Ordinal));
        Assert.DoesNotContain("삼성전자", Board(run).Text);
        Assert.Single(run.Room.Messages(BotRun.Owner));
    }

    [Fact]
    public async Task It_is_edited_at_most_every_ten_seconds_and_not_at_all_when_nothing_changes()
    {
        await using var run = await new BotRun().Start();
        await run.Until(() => run.Room.Pinned(BotRun.Owner) is not null);
        await run.Run(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1));
        Assert.Equal(0, Board(run).Edits);
        for (var second = 0; second < 60; second++)
        {
            run.Desk.Snapshot = run.Desk.Snapshot with { Positions = [Examples.SamsungHeld with { Unrealised = Examples.Won(second) }] };
            await run.Run(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }
        Assert.InRange(Board(run).Edits, 5, 7);
        var edits = run.Server.Calls.Where(call => call.Method == "editMessageText").Select(call => call.At).ToList();
        Assert.All(edits.Zip(edits.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public async Task A_feed_that_is_well_is_no_change_and_one_that_falls_silent_is()
    {
        await using var run = await new BotRun().Start();
        await run.Until(() => run.Room.Pinned(BotRun.Owner) is not null);
        run.Desk.Edges = Examples.Edges with { FeedAge = TimeSpan.FromSeconds(3) };
        await run.Run(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1));
        Assert.Equal(0, Board(run).Edits);
        run.Desk.Edges = Examples.Edges with { FeedAge = TimeSpan.FromSeconds(45) };
        await run.Until(() => Board(run).Text.Contains("시세 끊김"));
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_same_board()
    {
        var directory = Directory.CreateTempSubdirectory("danta-telegram-").FullName;
        await using var run = await new BotRun(directory: directory).Start();
        await run.Until(() => run.Room.Pinned(BotRun.Owner) is not null);
        await run.Run(TimeSpan.FromSeconds(1));
        await run.Kill();
        await run.Start();
        run.Desk.Snapshot = run.Desk.Snapshot with { State = TraderState.Paused, Reason = "주인이 정지했습니다" };
        await run.Until(() => Board(run).Text.Contains("주인이 정지했습니다"));
        Assert.Single(run.Room.Messages(BotRun.Owner));
    }

    [Fact]
    public async Task A_board_that_was_deleted_comes_again()
    {
        await using var run = await new BotRun().Start();
        await run.Until(() => run.Room.Pinned(BotRun.Owner) is not null);
        var first = run.Room.Pinned(BotRun.Owner)!.Value;
        run.Room.Delete(first);
        run.Desk.Snapshot = run.Desk.Snapshot with { State = TraderState.Halted };
        await run.Until(() => run.Room.Pinned(BotRun.Owner) != first);
        Assert.Contains("비상 정지", Board(run).Text);
    }
}
