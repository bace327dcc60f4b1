using Danta.Trading;

namespace Danta.Telegram.Tests;

/// <summary>A group that becomes a supergroup gets another number, and Telegram says it once.</summary>
public sealed class ChatMoveTests : IDisposable
{
    const long Supergroup = -1_002_000_000_001;

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("danta-moves");

    public void Dispose() => _directory.Delete(recursive: true);

    BotRun Run() => new(directory: _directory.FullName) { Chats = [BotRun.Owner, BotRun.Group] };

    static HaltNews News(BotRun run, string reason) => new(run.Time.GetUtcNow(), true, reason);

    static bool HasRead(BotRun run, long chat, string words) => run.Said(chat).Any(message => message.Text.Contains(words));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_lost_and_commands_are_heard_there_whether_it_is_said_or_found_out(bool isSaid)
    {
        await using var run = await Run().Start();
        await run.Until(() => run.Room.Pinned(BotRun.Group) is not null);
        run.Room.Move(BotRun.Group, Supergroup, isSaid);
        run.Bot.Tell(News(run, "시험 정지"));
        await run.Until(() => HasRead(run, Supergroup, "시험 정지"));
        Assert.Contains("운용 중", (await run.Ask("상태", Supergroup, BotRun.Operator)).Text);
        var question = await run.Ask("정지", Supergroup, BotRun.Operator);
        await run.Press(question, 0, BotRun.Operator);
        Assert.Equal([new Pause($"telegram:{BotRun.Operator}")], run.Desk.Commands);
        await run.Until(() => HasRead(run, Supergroup, "telegram.chatIds"));
        Assert.Single(run.Said(Supergroup), message => message.Text.Contains($"{Supergroup}"));
        Assert.Single(run.Said(), message => message.Text.Contains("시험 정지"));
    }

    [Fact]
    public async Task The_new_number_outlives_a_restart()
    {
        await using var run = await Run().Start();
        run.Room.Move(BotRun.Group, Supergroup, isSaid: false);
        run.Bot.Tell(News(run, "먼저"));
        await run.Until(() => HasRead(run, Supergroup, "먼저"));
        await run.Kill();
        // By now Telegram has forgotten that there ever was a group.
        run.Room.Moved.Clear();
        await run.Start();
        run.Bot.Tell(News(run, "나중"));
        await run.Until(() => HasRead(run, Supergroup, "나중"));
        Assert.Contains("운용 중", (await run.Ask("상태", Supergroup, BotRun.Operator)).Text);
    }

    [Fact]
    public async Task A_group_that_is_nobodys_of_ours_is_not_followed()
    {
        await using var run = await Run().Start();
        await run.Ask("상태", BotRun.Group, BotRun.Operator);
        run.Room.Chats[-555] = "group";
        run.Room.Move(-555, -666, isSaid: true);
        run.Bot.Tell(News(run, "시험 정지"));
        await run.Until(() => HasRead(run, BotRun.Group, "시험 정지"));
        run.Room.Say(-666, BotRun.Operator, "정지", run.Time.GetUtcNow());
        await run.Run(TimeSpan.FromSeconds(5));
        Assert.Empty(run.Said(-666));
        Assert.Empty(run.Desk.Commands);
    }
}
