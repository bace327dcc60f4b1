using System.Text.Json.Nodes;
using Danta.Host.Tests.Journal;

namespace Danta.Host.Tests.EndToEnd;

public sealed class JournalVerifyTests : IDisposable
{
    readonly string _data = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Verify_proves_a_whole_journal_and_names_the_first_bad_record_of_a_broken_one()
    {
        var day = DayBytes.Small();
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_data, "journal")).FullName, DayBytes.Name);
        await File.WriteAllBytesAsync(file, day.All);
        var (whole, said) = await DantaProcess.RunAsync(["journal", "--verify", "--data", _data]);
        Assert.Equal(0, whole);
        Assert.Contains("온전함, 기록 6개", said, StringComparison.Ordinal);

        var bytes = day.All.ToArray();
        bytes[day.Starts[2] + 20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var (broken, words) = await DantaProcess.RunAsync(["journal", "--verify", "--data", _data]);
        Assert.Equal(1, broken);
        foreach (var part in (string[])[DayBytes.Name, "3번째 기록", $"{day.Starts[2]:N0}번째 바이트", "검사값이 맞지 않음", "12:00:02.000"])
            Assert.Contains(part, words, StringComparison.Ordinal);

        var (code, json) = await DantaProcess.RunAsync(["journal", "--verify", "--data", _data, "--json"]);
        Assert.Equal(1, code);
        var problem = JsonNode.Parse(json)![0]!["problem"]!;
        Assert.Equal((3, day.Starts[2], "checksum"), (problem["record"]!.GetValue<int>(), problem["offset"]!.GetValue<int>(), problem["fault"]!.GetValue<string>()));
        Assert.StartsWith("2026-11-20T12:00:02", problem["at"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("2026-11-20T12:00:01", problem["lastGoodAt"]!.GetValue<string>(), StringComparison.Ordinal);

        var (read, all) = await DantaProcess.RunAsync(["journal", "--all", "--data", _data, "--json"]);
        Assert.Equal(0, read);
        // What could not be read goes to the error output, which is mixed in here.
        var lines = all.Split('\n').ToLookup(line => line.Contains("2번째 기록까지만 읽었습니다", StringComparison.Ordinal));
        Assert.Single(lines[true]);
        Assert.Equal("Started", JsonNode.Parse(string.Join('\n', lines[false]))!.AsArray().Single()!["heard"]!["$"]!.GetValue<string>());
    }
}
