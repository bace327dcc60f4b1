using System.Buffers;
using System.Text;
using Danta.Host.Books;
using Danta.Host.Guarding;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Host.Tests.Guarding;

public sealed class BeaconTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    readonly ScaledTime _time = new(default, 1);

    string Place => Path.Combine(_directory, "one.sock");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Who_comes_late_hears_the_last_word_and_then_each()
    {
        var beacon = new Beacon(Place);
        beacon.Say("one"u8);
        beacon.Say("two"u8);
        using var stop = new CancellationTokenSource();
        var running = beacon.RunAsync(stop.Token);
        var lines = await LinesAsync();
        Assert.Equal("two", await NextAsync(lines));
        beacon.Say("three"u8);
        Assert.Equal("three", await NextAsync(lines));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.False(await lines.MoveNextAsync());
        Assert.Empty(Directory.GetFiles(_directory));
    }

    /// <summary>A guard that is stopped in the middle reads nothing: whoever speaks must not wait for it, and the others hear all.</summary>
    [Fact]
    public async Task One_that_does_not_read_holds_nobody_up()
    {
        var beacon = new Beacon(Place);
        using var stop = new CancellationTokenSource();
        var running = beacon.RunAsync(stop.Token);
        await Patience.UntilAsync(() => File.Exists(Place));
        await using var deaf = await new BeaconListener(Place, _time).TryConnectAsync(stop.Token);
        var lines = await LinesAsync();
        var text = new string('x', 100_000);
        for (var number = 0; number < 100; number++)
        {
            beacon.Say(Encoding.ASCII.GetBytes($"{number} {text}"));
            Assert.StartsWith($"{number} ", await NextAsync(lines), StringComparison.Ordinal);
        }
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task What_a_killed_process_left_behind_is_in_nobodys_way_and_a_listener_finds_the_next_one()
    {
        await File.WriteAllTextAsync(Place, "");
        var heard = new List<string>();
        using var stop = new CancellationTokenSource();
        var listening = new BeaconListener(Place, _time).RunAsync(line => heard.Add(Encoding.UTF8.GetString(line.ToArray())), stop.Token);
        foreach (var life in (string[])["first", "second"])
        {
            var beacon = new Beacon(Place);
            beacon.Say(Encoding.UTF8.GetBytes(life));
            using var end = new CancellationTokenSource();
            var running = beacon.RunAsync(end.Token);
            await Patience.UntilAsync(() => heard.Contains(life));
            await end.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    [Fact]
    public void A_directory_with_a_long_name_has_its_sockets_elsewhere_and_everybody_finds_them()
    {
        var owner = new BookOwner(new(TradingMode.Real, false), "1234567890");
        var deep = Path.Combine(_directory, new string('d', 120));
        Assert.Equal(Path.Combine(_directory, "real-1234567890.sock"), BeaconPlace.OfTrader(_directory, owner));
        Assert.True(BeaconPlace.OfTrader(deep, owner).Length <= 104);
        Assert.Equal(BeaconPlace.OfTrader(deep, owner), BeaconPlace.OfTrader(deep, owner));
        Assert.NotEqual(BeaconPlace.OfTrader(deep, owner), BeaconPlace.OfGuard(deep, owner));
    }

    [Fact]
    public void Words_of_another_version_are_none()
    {
        var beat = new GuardBeat(1, default, GuardState.Armed, 60, Concern.None, 0.5);
        Assert.Equal(beat, BeaconJson.Read<GuardBeat>(new(BeaconJson.Write(beat))));
        Assert.Null(BeaconJson.Read<GuardBeat>(new("not json"u8.ToArray())));
        Assert.Null(BeaconJson.Read<GuardBeat>(new("""{"state":"asleep"}"""u8.ToArray())));
    }

    async Task<IAsyncEnumerator<string>> LinesAsync()
    {
        System.Net.Sockets.NetworkStream? line = null;
        await Patience.UntilAsync(async () => (line = await new BeaconListener(Place, _time).TryConnectAsync(CancellationToken.None)) is not null);
        return TextsAsync(line!).GetAsyncEnumerator();
    }

    static async IAsyncEnumerable<string> TextsAsync(System.Net.Sockets.NetworkStream line)
    {
        await foreach (var said in BeaconListener.LinesAsync(line, CancellationToken.None))
            yield return Encoding.UTF8.GetString(said.ToArray());
    }

    static async Task<string> NextAsync(IAsyncEnumerator<string> lines) => await lines.MoveNextAsync() ? lines.Current : throw new EndOfStreamException();
}
