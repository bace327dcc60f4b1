using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Danta.Kis.Wire.Control;

namespace Danta.Kis.Tests.Broker;

/// <summary>The broker's WebSocket: registers, refuses, falls silent and hangs up as the test wishes.</summary>
sealed class LiveFeed : IDisposable
{
    public const string ApprovalKey = "11111111-2222-4333-8444-555555555555";
    public const string Key = "simkeyabcdefghijklmnopqrstuvwxyz";
    public const string Iv = "0123456789abcdef";

    readonly SemaphoreSlim _send = new(1);
    readonly CancellationTokenSource _end = new();
    volatile WebSocket? _socket;
    int _sessions;

    /// <summary>What the client sent, whole, in all sessions.</summary>
    public ConcurrentQueue<(int Session, ControlMessage Message)> Heard { get; } = new();

    /// <summary>Registered now, in the current session.</summary>
    public ConcurrentDictionary<(string TrId, string Key), bool> Registered { get; } = new();

    /// <summary>The most that were ever registered at once.</summary>
    public int Peak { get; private set; }

    /// <summary>Attempts to open a session, also refused ones.</summary>
    public int Attempts => Volatile.Read(ref _sessions);

    public int Limit { get; set; } = 41;

    public bool RefusesSessions { get; set; }

    /// <summary>An answer of the test's own to a request; null: as usual; empty: none at all.</summary>
    public Func<ControlMessage, byte[]?>? Answer { get; set; }

    public bool Admits()
    {
        Interlocked.Increment(ref _sessions);
        return !RefusesSessions;
    }

    public async Task ServeAsync(WebSocket socket)
    {
        var session = Attempts;
        Registered.Clear();
        _socket = socket;
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), _end.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                var message = ControlMessages.Read(buffer.AsSpan(0, part.Count)).Reply!;
                Heard.Enqueue((session, message));
                if (message.Kind == ControlKind.Request && (Answer?.Invoke(message) ?? Usual(message)) is { Length: > 0 } answer)
                    await SendAsync(answer);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
        }
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] text)
    {
        await _send.WaitAsync();
        try
        {
            await _socket!.SendAsync(text, WebSocketMessageType.Text, true, _end.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
        }
        finally
        {
            _send.Release();
        }
    }

    /// <summary>Cuts the line without a word.</summary>
    public void HangUp() => _socket?.Abort();

    public void Dispose() => _end.Cancel();

    byte[] Usual(ControlMessage message)
    {
        var input = message.Body!.Input!;
        var slot = (input.TrId!, input.TrKey!);
        if (message.Header!.ApprovalKey != ApprovalKey)
            return ControlMessages.Acknowledge(input.TrId!, input.TrKey!, "1", "OPSP0011", "invalid approval : NOT FOUND");
        if (message.Header.TrType == "2")
        {
            return Registered.TryRemove(slot, out _)
                ? ControlMessages.Acknowledge(input.TrId!, input.TrKey!, "0", "OPSP0001", "UNSUBSCRIBE SUCCESS")
                : ControlMessages.Acknowledge(input.TrId!, input.TrKey!, "1", "OPSP0003", "UNSUBSCRIBE ERROR(not found!)");
        }
        if (Registered.Count >= Limit)
            return ControlMessages.Acknowledge(input.TrId!, input.TrKey!, "1", "OPSP0008", "MAX SUBSCRIBE OVER");
        Registered[slot] = true;
        Peak = Math.Max(Peak, Registered.Count);
        return ControlMessages.Acknowledge(input.TrId!, input.TrKey!, "0", "OPSP0000", "SUBSCRIBE SUCCESS", new() { Iv = Iv, Key = Key });
    }
}
