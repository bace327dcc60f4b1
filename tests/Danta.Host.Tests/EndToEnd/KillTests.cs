using System.Globalization;
using Danta.Host.Tests.EndToEnd.Kills;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>
/// SIGKILL at random moments of a live day over real sockets, counted in calls. <c>DANTA_KILLS</c> says how many,
/// <c>DANTA_KILLS_SEED</c> draws other moments.
/// </summary>
public sealed class KillTests
{
    [Fact]
    public async Task However_often_it_is_killed_nothing_is_lost_and_nothing_done_twice()
    {
        var seed = Number("DANTA_KILLS_SEED", 1);
        await using var stage = await Stage.OpenAsync(seed: 11);
        try
        {
            await new KillDay(stage, seed, Say).RunAsync(Number("DANTA_KILLS", 8));
        }
        catch
        {
            // Only the journal can tell what happened.
            Say((await DantaProcess.RunAsync(["journal", "--data", stage.Data, "--all"])).Output);
            throw;
        }
    }

    static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);

    static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
