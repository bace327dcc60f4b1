using System.Net.Sockets;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Danta.Host.Fleet;

/// <summary>A message that its queue keeps until it is acknowledged.</summary>
sealed record Delivery(ulong Tag, byte[] Body);

/// <summary>
/// One connection to the queues. It does not mend itself: whoever holds it opens another, and everything that was not acknowledged comes again.
/// </summary>
sealed class FleetLink : IAsyncDisposable
{
    /// <summary>What is to be done.</summary>
    public const string Shards = "danta.shards";

    /// <summary>What was done, and by whom.</summary>
    public const string Results = "danta.results";

    /// <summary>What could not be done however often it was tried.</summary>
    public const string Dead = "danta.shards.dead";

    /// <summary>Held by whoever hands shards out: one sweep at a time.</summary>
    const string Lead = "danta.coordinator";

    /// <summary>After so many returns a shard is given up.</summary>
    const int MostReturns = 3;

    static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    readonly IConnection _connection;
    readonly IChannel _channel;
    readonly CancellationTokenSource _lost = new();

    FleetLink(IConnection connection, IChannel channel)
    {
        (_connection, _channel) = (connection, channel);
        _channel.ChannelShutdownAsync += (_, _) => _lost.CancelAsync();
    }

    /// <exception cref="Exception">See <see cref="IsAway"/>; <see cref="IsRefused"/>: it would be no better later.</exception>
    public static async Task<FleetLink> OpenAsync(Uri queue, string name, CancellationToken stop)
    {
        var factory = new ConnectionFactory { Uri = queue, AutomaticRecoveryEnabled = false, TopologyRecoveryEnabled = false, RequestedHeartbeat = Heartbeat, ClientProvidedName = name };
        var connection = await factory.CreateConnectionAsync(stop);
        try
        {
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stop);
            var link = new FleetLink(connection, channel);
            // What is given up is kept by the other queue before this one lets go of it.
            await link.DeclareAsync(Dead, new(StringComparer.Ordinal), stop);
            await link.DeclareAsync(Results, new(StringComparer.Ordinal), stop);
            await link.DeclareAsync(Shards, new(StringComparer.Ordinal)
            {
                ["x-delivery-limit"] = MostReturns,
                ["x-dead-letter-exchange"] = "",
                ["x-dead-letter-routing-key"] = Dead,
                ["x-dead-letter-strategy"] = "at-least-once",
                ["x-overflow"] = "reject-publish",
            }, stop);
            return link;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The server cannot be reached, or went away: it may come back.</summary>
    public static bool IsAway(Exception fault) =>
        !IsRefused(fault) && fault is RabbitMQClientException or IOException or SocketException or TimeoutException or ChannelClosedException;

    /// <summary>The name, the password or the virtual host is not right.</summary>
    public static bool IsRefused(Exception fault) => fault is AuthenticationFailureException || fault.InnerException is AuthenticationFailureException
        || fault is OperationInterruptedException { ShutdownReason.ReplyCode: Constants.AccessRefused or Constants.NotAllowed } || fault.InnerException is { } inner && IsRefused(inner);

    /// <summary>False: somebody else hands out shards here.</summary>
    public async Task<bool> TryLeadAsync(CancellationToken stop)
    {
        try
        {
            await _channel.QueueDeclareAsync(Lead, durable: false, exclusive: true, autoDelete: true, cancellationToken: stop);
            return true;
        }
        catch (OperationInterruptedException fault) when (fault.ShutdownReason?.ReplyCode == Constants.ResourceLocked)
        {
            return false;
        }
    }

    /// <summary>Throws away what waits.</summary>
    public Task PurgeAsync(string queue, CancellationToken stop) => _channel.QueuePurgeAsync(queue, stop);

    /// <summary>Returns when the server has it on its disks.</summary>
    public async Task PublishAsync(string queue, byte[] body, CancellationToken stop) =>
        await _channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { Persistent = true }, body, stop);

    /// <param name="ahead">So many unacknowledged ones at the most.</param>
    /// <returns>Ends with a <see cref="ChannelClosedException"/> when the link is lost.</returns>
    public async Task<ChannelReader<Delivery>> ConsumeAsync(string queue, ushort ahead, CancellationToken stop)
    {
        var deliveries = Channel.CreateBounded<Delivery>(ahead);
        _lost.Token.Register(() => deliveries.Writer.TryComplete(new IOException("the link to the queue was lost")));
        await _channel.BasicQosAsync(0, ahead, global: false, stop);
        var consumer = new AsyncEventingBasicConsumer(_channel);
        // The client lends the body for the time of this call alone.
        consumer.ReceivedAsync += async (_, got) => await deliveries.Writer.WriteAsync(new(got.DeliveryTag, got.Body.ToArray()), _lost.Token);
        await _channel.BasicConsumeAsync(queue, autoAck: false, consumer, stop);
        return deliveries.Reader;
    }

    public async Task AckAsync(Delivery delivery, CancellationToken stop) => await _channel.BasicAckAsync(delivery.Tag, multiple: false, stop);

    /// <summary>Back into its queue, and counted.</summary>
    public async Task ReturnAsync(Delivery delivery, CancellationToken stop) => await _channel.BasicNackAsync(delivery.Tag, multiple: false, requeue: true, stop);

    async Task DeclareAsync(string queue, Dictionary<string, object?> arguments, CancellationToken stop)
    {
        arguments["x-queue-type"] = "quorum";
        await _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _lost.Dispose();
    }
}
