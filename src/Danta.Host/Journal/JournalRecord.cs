using System.Text.Json;
using Danta.Trading;

namespace Danta.Host.Journal;

/// <summary>What stands at one place of a journal file.</summary>
readonly ref struct JournalRecord(long offset, RecordKind kind, DateTimeOffset at, ReadOnlySpan<byte> payload)
{
    /// <summary>Of the record's first byte.</summary>
    public long Offset { get; } = offset;

    public RecordKind Kind { get; } = kind;

    public DateTimeOffset At { get; } = at;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>Something that was asked for at the input before it.</summary>
    public bool IsRequest => Kind is RecordKind.Request or RecordKind.Intent;

    /// <summary>An order that was to be sent; null for anything else, and for what cannot be read.</summary>
    public PlaceOrder? Order()
    {
        if (Kind == RecordKind.Intent)
            return IntentCodec.Read(Payload) as PlaceOrder;
        if (Kind != RecordKind.Request || !Payload.StartsWith("{\"$\":\"PlaceOrder\""u8))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Request>(Payload, EventJson.Options) as PlaceOrder;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An event or a request as JSON; empty for anything else.</summary>
    public ReadOnlySpan<byte> Json() => Kind switch
    {
        RecordKind.Event or RecordKind.Request => Payload,
        RecordKind.Intent when IntentCodec.Read(Payload) is { } intent => EventJson.Write(intent),
        _ => [],
    };

    /// <summary>False for requests and for records of a later version.</summary>
    public bool TryInput(out Input input)
    {
        input = default;
        switch (Kind)
        {
            case RecordKind.Second:
                input = Input.Second(At);
                return true;
            case RecordKind.Trade when TickCodec.TryRead(Payload, out Market.TradeTick trade):
                input = Input.Of(At, trade);
                return true;
            case RecordKind.Book when TickCodec.TryRead(Payload, out Market.BookTick book):
                input = Input.Of(At, book);
                return true;
            case RecordKind.Event:
                try
                {
                    input = Input.Of(At, EventJson.ReadEvent(Payload));
                    return true;
                }
                catch (JsonException)
                {
                    return false;
                }
            default:
                return false;
        }
    }
}
