using System.Text.RegularExpressions;

namespace Danta.Host.Tests.Layout;

/// <summary>
/// What comes from outside passes one gate a kind: files, sizes, texts. The build refuses ways around them (BannedSymbols.Src.txt); here is
/// held that the list is whole and who is exempt from it.
/// </summary>
public sealed partial class GateTests
{
    /// <summary>The gates themselves, and what is said to be safe beside its exemption.</summary>
    static readonly string[] Exempt =
    [
        "Danta.Dashboard/Exchange/ExchangeEndpoints.cs", "Danta.Host/Fleet/DayCache.cs", "Danta.Host/Simtest/VirtualNetwork.cs", "Danta.Kis/Calls/KisHttp.cs", "Danta.Kis/Files/PrivateFile.cs", "Danta.Kis/Files/WholeFile.cs",
        "Danta.Kis/Masters/MasterFiles.cs", "Danta.Simulator/Scenarios/ScenarioFile.cs", "Danta.Telegram/BotApi/BotApiClient.cs",
        "Danta.Telegram/Outbox/OutboxStore.cs", "Danta.Telegram/Report/PictureMaker.cs",
    ];

    static readonly string Source = Path.Combine(SourceTree.Root, "src");

    static readonly (string Name, string Text)[] Files =
    [
        .. Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(Source, file).Replace('\\', '/'), File.ReadAllText(file))),
    ];

    [Fact]
    public void Every_way_to_open_a_file_or_read_an_answer_whole_is_refused_by_the_build()
    {
        var banned = File.ReadAllText(Path.Combine(Source, "BannedSymbols.Src.txt"));
        (Type Type, string Names)[] kinds =
        [
            (typeof(File), "^(Open|Create|Append|Read|Write)"), (typeof(FileInfo), "^(Open|Create|Append)"), (typeof(Directory), "^CreateDirectory$"),
            (typeof(HttpContent), "^(ReadAs|LoadInto)"), (typeof(HttpClient), "^Get(String|ByteArray|Stream)"),
        ];
        var open = kinds
            .SelectMany(kind => kind.Type.GetMethods().Where(method => method.DeclaringType == kind.Type && Regex.IsMatch(method.Name, kind.Names, RegexOptions.None, TimeSpan.FromSeconds(10))))
            .Where(method => !banned.Contains($"M:{method.DeclaringType!.FullName}.{method.Name}{(method.GetParameters().Length == 0 ? ";" : "(")}", StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        Assert.Empty(open.Distinct(StringComparer.Ordinal));
        Assert.Contains("M:System.IO.FileStream.#ctor(System.String,System.IO.FileMode)", banned, StringComparison.Ordinal);
        Assert.Contains("M:System.IO.StreamReader.#ctor(System.String)", banned, StringComparison.Ordinal);
        var props = File.ReadAllText(Path.Combine(Source, "Directory.Build.props"));
        Assert.Contains("BannedSymbols.Src.txt", props, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_is_exempt_and_each_says_why()
    {
        Assert.Equal(
            Exempt.Order(StringComparer.Ordinal),
            Files.Where(file => file.Text.Contains("RS0030", StringComparison.Ordinal)).Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.All(Files.SelectMany(file => Exemption().Matches(file.Text)), exemption => Assert.Matches("// .{10,}", exemption.Value));
    }

    /// <summary>Redirects are followed by default, with tokens in the address or the header.</summary>
    [Fact]
    public void Whoever_speaks_http_follows_no_redirect()
    {
        var handlers = Files.Where(file => file.Text.Contains("new SocketsHttpHandler", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(handlers);
        Assert.All(handlers, file => Assert.Equal(
            Regex.Count(file.Text, "new SocketsHttpHandler", RegexOptions.None, TimeSpan.FromSeconds(10)),
            Regex.Count(file.Text, "AllowAutoRedirect = false", RegexOptions.None, TimeSpan.FromSeconds(10))));
        Assert.DoesNotContain(Files, file => file.Text.Contains("new HttpClientHandler", StringComparison.Ordinal) || BareClient().IsMatch(file.Text));
    }

    /// <summary>Texts are stripped where they are read and not where they are shown: nobody has rules of his own for what may pass.</summary>
    [Fact]
    public void Nobody_strips_texts_by_rules_of_his_own() => Assert.Equal(
        ["Danta.Host/Configuration/WireText.cs", "Danta.Market/Texts/CleanText.cs"],
        Files.Where(file => file.Text.Contains("UnicodeCategory.Format", StringComparison.Ordinal)).Select(file => file.Name).Order(StringComparer.Ordinal));

    [GeneratedRegex("#pragma warning disable RS0030.*", RegexOptions.None, 10_000)]
    private static partial Regex Exemption();

    [GeneratedRegex(@"new HttpClient\(\)|HttpClient \w+ = new\(\)", RegexOptions.None, 10_000)]
    private static partial Regex BareClient();
}
