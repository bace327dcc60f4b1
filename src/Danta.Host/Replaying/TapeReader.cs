using System.Text.Json;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Host.Replaying;

/// <summary>From a day's file to a tape, once; up to the last whole record.</summary>
static class TapeReader
{
    /// <param name="until">What was written later is left out; null: nothing is.</param>
    public static DayTape Read(RecordedDay day, DateTimeOffset? until = null)
    {
        var (start, tape) = (DayStart.Of(day), new TapeBuilder());
        foreach (var name in start.Names)
        {
            if (name == day.Name)
                tape.BeginDay();
            JournalReader.Read(day.Disk, name, (in JournalRecord record) =>
            {
                if (until is not { } end || record.At <= end)
                    Add(tape, record);
            });
        }
        return tape.Build(day.Date, ManifestMaker.Digest(day.Disk, day.Name).Sha256);
    }

    static void Add(TapeBuilder tape, in JournalRecord record)
    {
        if (record.TryInput(out var input))
            tape.Add(input);
        else if (RequestOf(record) is { } request)
            tape.Add(request);
    }

    /// <summary>Only those by which histories are told apart: a day has a hundred thousand others.</summary>
    static Request? RequestOf(in JournalRecord record)
    {
        if (record.Kind == RecordKind.Intent)
            return IntentCodec.Read(record.Payload);
        var payload = record.Payload;
        if (record.Kind != RecordKind.Request
            || !payload.StartsWith("{\"$\":\"Ask\""u8) && !payload.StartsWith("{\"$\":\"Watch\""u8) && !payload.StartsWith("{\"$\":\"Unwatch\""u8)
                && !payload.StartsWith("{\"$\":\"CarriedOver\""u8) && !payload.StartsWith("{\"$\":\"PlaceOrder\""u8) && !payload.StartsWith("{\"$\":\"CancelOrder\""u8))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Request>(payload, EventJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
