using Danta.Host.Running;

namespace Danta.Host.Tests.Running;

/// <summary>What of an exception may be seen.</summary>
public sealed class FaultTextTests
{
    const string Secret = "PSKEY-that-nobody-may-read";

    static Exception Thrown(Exception fault)
    {
        try
        {
            throw fault;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }

    [Fact]
    public void Words_that_may_quote_a_secret_are_left_out_and_where_it_came_from_is_kept()
    {
        var text = FaultText.Of(Thrown(new InvalidOperationException("outer", new FormatException($"The format of value '{Secret}' is invalid."))));
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        foreach (var word in (string[])["InvalidOperationException", "FormatException", nameof(Thrown)])
            Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.Contains("no space", FaultText.Of(new IOException("no space left")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_ends_the_program_is_one_line_and_its_trace_is_in_a_file_for_its_user_alone()
    {
        var storage = Directory.CreateTempSubdirectory("danta").FullName;
        var target = Path.Combine(storage, "somebody-elses");
        File.WriteAllText(target, "untouched");
        var kept = Path.Combine(storage, "danta-fault.txt");
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(kept, target);
        using var told = new StringWriter();
        using var last = new LastHandler(() => storage, told);
        Assert.Equal(1, last.Tell(Thrown(new FormatException($"'{Secret}'"))));
        var line = Assert.Single(told.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("FormatException", line, StringComparison.Ordinal);
        Assert.Contains(kept, line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, line + File.ReadAllText(kept), StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), File.ReadAllText(kept), StringComparison.Ordinal);
        Assert.Equal("untouched", File.ReadAllText(target));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        Directory.Delete(storage, recursive: true);
    }
}
