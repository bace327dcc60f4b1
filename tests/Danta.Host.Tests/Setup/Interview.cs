using System.Collections;
using Danta.Dashboard;
using Danta.Dashboard.Chat;
using Danta.Desk;
using Danta.Host.Configuration;
using Danta.Host.Setup;
using Danta.Host.Tests.Doctor;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Setup;

/// <summary>The questions, answered by lines, on an exchange and a Telegram of the test's own.</summary>
sealed class Interview : IAsyncDisposable
{
    readonly Ward _ward;
    readonly DashboardServer _telegram;

    Interview(Ward ward, DemoChat room, DashboardServer telegram) => (_ward, Room, _telegram) = (ward, room, telegram);

    public DemoChat Room { get; }

    public string Directory => Path.Combine(_ward.Place, "new");

    public string File => Path.Combine(Directory, "danta.json");

    public static async Task<Interview> OpenAsync()
    {
        var ward = await Ward.OpenAsync();
        var room = new DemoChat(ward.Time);
        var telegram = await DashboardServer.StartAsync(
            new("http://127.0.0.1:0") { Chat = room }, new FakeView(), ward.Time, NullLoggerFactory.Instance, CancellationToken.None);
        var interview = new Interview(ward, room, telegram);
        System.IO.Directory.CreateDirectory(interview.Directory);
        return interview;
    }

    public InitPlan Plan(bool simulated = true, string? import = null) =>
        new(File, simulated, _ward.Exchange.RestUrl, _ward.Exchange.WebSocketUrl, _telegram.Address, import, null) { Time = _ward.Time };

    /// <summary>All the answers at once, and what was said.</summary>
    public async Task<string> RunAsync(InitPlan plan, params string[] answers)
    {
        var said = new StringWriter();
        var code = await new InitRun(new LineAsker(new StringReader(string.Join('\n', answers)), TextWriter.Synchronized(said)), plan).RunAsync(TestContext.Current.CancellationToken);
        Assert.True(code == 0, $"{said}");
        return $"{said}";
    }

    /// <summary>The same, as the owner who types the code to his bot once he sees it.</summary>
    public async Task<string> RunPairedAsync(InitPlan plan, params string[] answers)
    {
        var said = new StringWriter();
        var screen = TextWriter.Synchronized(said);
        var running = new InitRun(new LineAsker(new StringReader(string.Join('\n', answers)), screen), plan).RunAsync(TestContext.Current.CancellationToken);
        string? code = null;
        await Patience.UntilAsync(() => running.IsCompleted || (code = CodeIn($"{said}")) is not null);
        Room.Say(DemoChat.UserId, DemoChat.UserId, "/start");
        Room.Say(DemoChat.UserId, DemoChat.UserId, "000000");
        Room.Say(DemoChat.UserId, DemoChat.UserId, code ?? "");
        Assert.True(await running == 0, $"{said}");
        return $"{said}";
    }

    public static string? CodeIn(string said) =>
        System.Text.RegularExpressions.Regex.Match(said, @": (?<code>\d{6})\s", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)) is { Success: true } found
            ? found.Groups["code"].Value
            : null;

    public DantaConfig Load(Hashtable? environment = null) => ConfigLoader.Load(File, environment ?? []);

    public string[] Written() => [.. System.IO.Directory.GetFiles(Directory, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Directory, file)).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await _telegram.DisposeAsync();
        await _ward.DisposeAsync();
    }
}
