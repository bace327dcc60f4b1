using System.Text.Json;
using Danta.Host.Configuration;
using Danta.Host.Logging;
using Danta.Kis;
using Microsoft.Extensions.Logging;
using Secret = Danta.Host.Configuration.Secret;

namespace Danta.Host.Tests.Logging;

/// <summary>What of the program's words reaches the log's files, and what must not.</summary>
public sealed partial class LogTests : IDisposable
{
    const string AppKey = "PSKEY-that-nobody-may-read-1234567890", AppSecret = "s3cret/that+nobody=may/read", Account = "12345678-01";
    const string BotToken = "987654321:the-token-of-a-bot-nobody-may-read", Password = "pw-of-the-page", ServerPassword = "pw-of-the-server";
    const string Jwt = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.eyJzdWIiOiJ0b2tlbiJ9.c2lnbmF0dXJl";

    static readonly string[] Secrets =
        [AppKey, AppSecret, "12345678", "1234567801", BotToken, Password, ServerPassword];

    static readonly string[] Tokens = ["c2lnbmF0dXJl", "c2VjcmV0LW9mLWEtYmVhcmVy"];

    readonly string _storage = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_storage, recursive: true);

    LogFiles Files => LogFiles.Of(_storage, "real-0123456789");

    static readonly KisSection Kis = new(false, AppKey, new(AppSecret), Account, "me", null, null, null, null, null, new("J", "J"));

    DantaConfig Config => new(
        Kis, new(new(BotToken), [], [], [], null, "ko"), Host.Running.DemoConfig.Trading, new(new("http://127.0.0.1:0"), new(Password), [], false),
        new(_storage, new($"Host=db;Username=danta;Password={ServerPassword}"), null), GuardSection.Usual);

    List<JsonElement> Write(Action<ILogger> log, LogLimits? limits = null)
    {
        using (var loggers = Logs.Create(Redaction.Of(Config), Files, limits ?? LogLimits.Usual))
            log(loggers.CreateLogger("Danta.Test"));
        return [.. Files.All.SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    string Written => string.Concat(Files.All.Select(File.ReadAllText));

    [Fact]
    public void An_entry_is_one_json_line_of_a_bounded_length_without_control_characters()
    {
        var line = Assert.Single(Write(logger => Told(logger, $"one\r\ntwo\u001b]0;x\a\u202Ethree{new string('x', 100_000)}", new FormatException($"'{AppSecret}'"))));
        Assert.Equal("Error", line.GetProperty("@l").GetString());
        Assert.Contains("one  two", line.GetProperty("@m").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(line.GetProperty("@m").GetString()!, letter => char.IsControl(letter) || letter == '\u202E');
        Assert.Contains("FormatException", line.GetProperty("Fault").GetString(), StringComparison.Ordinal);
        Assert.InRange(Written.Length, 4_000, 20_000);
    }

    /// <summary>Handed over whole, taken apart, quoted by somebody else's message, or in an exception's words.</summary>
    [Fact]
    public void No_secret_reaches_the_log_whichever_way_it_comes()
    {
        var lines = Write(logger =>
        {
            var keys = new KisKeys { AppKey = new(AppKey), AppSecret = new(AppSecret) };
            foreach (var typed in (object[])[new Secret(AppSecret), keys, KisAccount.Parse(Account), Kis, Config])
            {
                Whole(logger, typed);
                Apart(logger, typed);
            }
            foreach (var quoted in (string[])[.. Secrets, "Bearer c2VjcmV0LW9mLWEtYmVhcmVy", Jwt, $"https://api.telegram.org/bot{BotToken}/getUpdates"])
                Told(logger, $"the server said: {quoted} and went", new IOException($"while sending {quoted}"));
        });
        Assert.True(lines.Count >= 20);
        foreach (var secret in Secrets.Concat(Tokens))
            Assert.DoesNotContain(secret, Written, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.GetProperty("@m").GetString()!.StartsWith("the server said: *** and went ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_names_addresses_of_requests_is_not_written_at_all()
    {
        using (var loggers = Logs.Create(Redaction.Of(Config), Files, LogLimits.Usual))
        {
            foreach (var silent in (string[])["System.Net.Http.HttpClient.Default.LogicalHandler", "Microsoft.Extensions.Hosting.Internal.Host"])
                Told(loggers.CreateLogger(silent), "of others", new IOException("of others"));
            Counted(loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics"), 1);
            Counted(loggers.CreateLogger("Danta.Host.Edges.Broker"), 2);
        }
        Assert.Contains("\"Number\":2", Assert.Single(Files.All.SelectMany(File.ReadLines)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_stays_within_the_limits_and_its_end_is_kept()
    {
        var limits = new LogLimits(FileBytes: 20_000, Files: 3, TimeSpan.FromDays(1));
        Write(logger =>
        {
            for (var entry = 0; entry < 5_000; entry++)
                Counted(logger, entry);
        }, limits);
        Assert.InRange(Files.All.Count, 2, limits.Files);
        Assert.InRange(Files.All.Sum(file => new FileInfo(file).Length), 20_000, limits.Files * (limits.FileBytes + 1_000));
        Assert.Contains("\"Number\":4999", Written, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Files.Directory));
    }

    [Fact]
    public void A_place_that_cannot_be_written_costs_the_log_and_nothing_else()
    {
        File.WriteAllText(Path.Combine(_storage, "log"), "a file in its place");
        Assert.Empty(Write(logger => Counted(logger, 1)));
    }

    [Fact]
    public void A_reader_goes_on_from_file_to_file_and_takes_no_half_line()
    {
        Directory.CreateDirectory(Files.Directory);
        using var reader = new LogReader(Files, new Danta.Desk.ManualTime(DateTimeOffset.UnixEpoch));
        Assert.Empty(reader.Read());
        var (first, second) = (FileOf("20261130"), FileOf("20261130_001"));
        File.WriteAllText(FileOf("20261130", "real-0123456789-dry"), Line("another book's") + "\n");
        File.WriteAllText(first, Line("one") + "\nno json\n" + Line("two")[..20]);
        Assert.Equal(["one"], reader.Read().Select(entry => entry.Text));
        File.AppendAllText(first, Line("two")[20..] + "\n");
        File.WriteAllText(second, Line("three") + "\n");
        File.WriteAllText(FileOf("20261201"), Line("four") + "\n");
        Assert.Equal(["two", "three", "four"], reader.Read().Select(entry => entry.Text));
        Assert.Empty(reader.Read());

        string FileOf(string day, string book = "real-0123456789") => Path.Combine(Files.Directory, $"{book}.{day}.jsonl");

        static string Line(string text) => $$"""{"@t":"2026-11-30T00:00:00Z","@m":"{{text}}","@l":"Warning","SourceContext":"A.B","Order":7,"Trade":3}""";
    }

    [Fact]
    public void An_entry_for_people_names_level_order_and_trade_in_korean_time()
    {
        var entry = LogEntry.Read("""{"@t":"2026-11-30T00:00:01.5Z","@m":"refused","@l":"Warning","SourceContext":"Danta.Kis.KisLink","Order":7,"Trade":3}""")!;
        Assert.Equal("2026-11-30 09:00:01.500 경고 주문 7 거래 3  refused  (KisLink)", $"{entry}");
    }

    [LoggerMessage(1, LogLevel.Error, "{Text}")]
    static partial void Told(ILogger logger, string text, Exception fault);

    [LoggerMessage(2, LogLevel.Information, "{Typed}")]
    static partial void Whole(ILogger logger, object typed);

    [LoggerMessage(3, LogLevel.Information, "{@Typed}")]
    static partial void Apart(ILogger logger, object typed);

    [LoggerMessage(4, LogLevel.Information, "a line like many others {Number}")]
    static partial void Counted(ILogger logger, int number);
}
