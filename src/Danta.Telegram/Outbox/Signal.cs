using System.Threading.Channels;

namespace Danta.Telegram.Outbox;

/// <summary>Wakes one waiting loop: many calls before it wakes are one.</summary>
sealed class Signal
{
    readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await _raised.Reader.ReadAsync(cancellationToken);
}
