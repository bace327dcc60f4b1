using System.Buffers.Binary;
using static Danta.Kis.Tests.Sockets.ServerFrames;

namespace Danta.Kis.Tests.Sockets;

/// <summary>What a session answers by itself, and how it ends.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    readonly RawFeed _feed = new();
    readonly List<byte[]> _heard = [];
    IFeedSocket _socket = null!;
    Task _listening = null!;

    public async ValueTask InitializeAsync()
    {
        var dialling = _feed.Dial();
        await _feed.MeetAsync();
        await _feed.WelcomeAsync();
        _socket = await dialling;
        _listening = _socket.ListenAsync(message => _heard.Add(message.ToArray()));
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _feed.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    public async Task A_ping_is_answered_with_its_own_words(int length)
    {
        await _feed.WriteAsync(Frame(Ping, Payload(length)));
        var pong = await ClientFrame.ReadAsync(_feed.Wire);
        Assert.Equal(Pong, pong.Opcode);
        Assert.Equal(Payload(length), pong.Payload);
        Assert.False(_listening.IsCompleted);
    }

    [Fact]
    public async Task Pings_between_the_fragments_of_a_message_are_answered_before_it_is_whole()
    {
        await _feed.WriteAsync([.. Frame(Text, "half"u8, last: false), .. Frame(Ping, "1"u8)]);
        Assert.Equal("1"u8.ToArray(), (await ClientFrame.ReadAsync(_feed.Wire)).Payload);
        await _feed.WriteAsync([.. Frame(Continuation, " whole"u8), .. Frame(Ping, "2"u8)]);
        Assert.Equal("2"u8.ToArray(), (await ClientFrame.ReadAsync(_feed.Wire)).Payload);
        Assert.Equal(["half whole"u8.ToArray()], _heard);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4000)]
    public async Task A_close_is_answered_with_its_code_and_ends_the_session(ushort code)
    {
        var words = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(words, code);
        await _feed.WriteAsync([.. Frame(Text, "last"u8), .. Frame(Close, [.. words, .. "bye"u8]), .. Frame(Text, "too late"u8)]);
        var answer = await ClientFrame.ReadAsync(_feed.Wire);
        Assert.Equal(Close, answer.Opcode);
        Assert.Equal(words, answer.Payload[..2]);
        Assert.Contains($"{code}", (await Assert.ThrowsAsync<IOException>(() => _listening)).Message, StringComparison.Ordinal);
        Assert.Equal(["last"u8.ToArray()], _heard);
    }

    [Theory]
    [InlineData(1002, new byte[] { 0x83, 0 })]
    [InlineData(1007, new byte[] { 0x81, 1, 0xFF })]
    [InlineData(1009, new byte[] { 0x81, 127, 0, 0, 0, 0, 0x7F, 0, 0, 0 })]
    [InlineData(1002, new byte[] { 0x88, 1, 3 })]
    public async Task A_breach_is_told_by_its_code_and_ends_the_session(int code, byte[] breach)
    {
        await _feed.WriteAsync(breach);
        var close = await ClientFrame.ReadAsync(_feed.Wire);
        Assert.Equal((Close, code), (close.Opcode, BinaryPrimitives.ReadUInt16BigEndian(close.Payload)));
        await Assert.ThrowsAnyAsync<IOException>(() => _listening);
    }

    [Fact]
    public async Task A_line_that_is_cut_ends_the_session()
    {
        await _feed.WriteAsync([.. Frame(Text, "whole"u8), 0x81, 5, (byte)'h']);
        _feed.HangUp();
        await Assert.ThrowsAsync<IOException>(() => _listening);
        Assert.Equal(["whole"u8.ToArray()], _heard);
    }

    /// <summary>The watch that finds a feed silent must be able to end it, though its thread blocks in the kernel.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blocked_read_ends_when_it_is_aborted_or_disposed_of(bool abort)
    {
        // It reads by now: it has answered.
        await _feed.WriteAsync(Frame(Ping, []));
        await ClientFrame.ReadAsync(_feed.Wire);
        if (abort)
            _socket.Abort();
        else
            _socket.Dispose();
        using var end = Patience.End();
        await Assert.ThrowsAsync<IOException>(() => _listening.WaitAsync(end.Token));
        await Assert.ThrowsAsync<IOException>(async () => await _socket.SendAsync("x"u8.ToArray(), default));
    }

    [Fact]
    public async Task Whoever_hears_and_fails_ends_the_session_with_his_own_fault()
    {
        using var other = new RawFeed();
        var dialling = other.Dial();
        await other.MeetAsync();
        await other.WelcomeAsync(Frame(Text, "x"u8));
        using var socket = await dialling;
        await Assert.ThrowsAsync<FormatException>(() => socket.ListenAsync(_ => throw new FormatException()));
    }
}
