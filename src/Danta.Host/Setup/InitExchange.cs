using System.Net.Sockets;
using Danta.Host.Commands;
using Danta.Host.Doctor;
using Danta.Host.Running;
using Danta.Simulator;

namespace Danta.Host.Setup;

/// <summary>The simulator that answers are proven at: one that runs already, or one for as long as the questions take.</summary>
sealed class InitExchange : IAsyncDisposable
{
    static readonly SimulatorOptions Usual = new();

    readonly KisSimulator? _own;

    InitExchange(KisSimulator? own, Uri rest, Uri stream) => (_own, RestUrl, WebSocketUrl) = (own, rest, stream);

    public Uri RestUrl { get; }

    public Uri WebSocketUrl { get; }

    /// <summary>What the simulator knows its customer by.</summary>
    public static SampleKeys Keys => new(
        "PSREALSIMULATOR000000000000000000001", string.Concat(Enumerable.Repeat("real/", 36)),
        "PVPAPERSIMULATOR00000000000000000001", string.Concat(Enumerable.Repeat("paper", 36)), "SIMUSER1", "50012345-01", "50012346-01");

    /// <exception cref="CommandFailed">Another program has its address.</exception>
    public static async Task<InitExchange> OpenAsync(InitPlan plan, CancellationToken stop)
    {
        var (rest, stream) = (plan.RestUrl ?? Usual.RestUrl, plan.WebSocketUrl ?? Usual.WebSocketUrl);
        if ((await ServerProbe.AskAsync(new Uri(rest, "/simulator/market"), null, plan.Time, stop)).Problem is null)
            return new(null, rest, stream);
        try
        {
            var own = await KisSimulator.StartAsync(new SimulatorOptions { RestUrl = rest, WebSocketUrl = stream, Time = plan.Time }, stop);
            return new(own, own.RestUrl, own.WebSocketUrl);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new CommandFailed(ExitCodes.Failed, $"모의 거래소의 주소({rest}, {stream})를 열지 못했습니다: {fault.Message.ReplaceLineEndings(" ")} --rest와 --ws로 다른 주소를 주십시오.");
        }
    }

    public string Words(Tongue say) => _own is null
        ? say[$"켜져 있는 모의 거래소를 씁니다: {RestUrl}", $"The simulator that runs is used: {RestUrl}"]
        : say[$"모의 거래소를 묻는 동안만 켭니다: {RestUrl}. 답은 Enter만 치면 됩니다.", $"A simulator runs while questions are asked: {RestUrl}. Enter answers all of them."];

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
