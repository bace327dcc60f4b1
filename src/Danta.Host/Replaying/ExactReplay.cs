using System.Security.Cryptography;
using System.Text;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Replaying;

/// <summary>Where a replay first wanted something else than the recorded program.</summary>
/// <param name="Input">Counted from 1, of the day.</param>
/// <param name="Heard">The input.</param>
/// <param name="Recorded">What was asked for at it then, as it stands in the journal.</param>
/// <param name="Replayed">What is asked for at it now.</param>
sealed record Parting(int Input, DateTimeOffset At, string Heard, IReadOnlyList<string> Recorded, IReadOnlyList<string> Replayed);

/// <summary>A day heard again by this program, with every input that the recorded one heard.</summary>
/// <param name="Requests">Compared.</param>
/// <param name="Parting">Null: every decision and request is the recorded one, byte for byte.</param>
/// <param name="Cut">What could not be read of the day; null: all of it was.</param>
/// <param name="Digest">Of every request in its order: two machines that agree have the same.</param>
sealed record ExactResult(
    DateOnly Date, int Inputs, int Requests, int Orders, Parting? Parting, string? Cut, string Digest, DayResult Day, IReadOnlyList<RoundTrip> Trades);

/// <summary>
/// Hears the journal again and compares what is asked for with what was, as both would stand in the journal. Where they part, the journal
/// has the word about orders, as at a restart, and the rest of the day is heard all the same.
/// </summary>
sealed class ExactReplay : IDisposable
{
    readonly Trader _trader = new();
    readonly List<Request> _asked = [];
    readonly List<byte[]> _recorded = [];
    readonly List<PlaceOrder> _recordedOrders = [];
    readonly IncrementalHash _sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    Parting? _parting;
    CarriedOver? _carried;
    string _heard = "";
    DateTimeOffset _at;
    int _inputs, _requests, _orders;
    bool _isOfDay, _isOpen;

    /// <summary>Sees an input after the trader has, with what he asked for at it.</summary>
    public delegate void Observer(Trader trader, in Input input, IReadOnlyList<Request> asked);

    Observer? Observe { get; init; }

    /// <summary>What was heard later is not heard.</summary>
    DateTimeOffset Until { get; init; }

    public static ExactResult Run(RecordedDay day) => Run(day, null);

    /// <param name="until">Null: to its end.</param>
    public static ExactResult Run(RecordedDay day, Observer? observe, DateTimeOffset? until = null)
    {
        using var replay = new ExactReplay { Observe = observe, Until = until ?? DateTimeOffset.MaxValue };
        return replay.Hear(day);
    }

    ExactResult Hear(RecordedDay day)
    {
        var start = DayStart.Of(day);
        _carried = start.Carried;
        JournalEnd end = default;
        foreach (var name in start.Names)
        {
            _isOfDay = name == day.Name;
            end = JournalReader.Read(day.Disk, name, Take);
        }
        Settle(isCut: !end.IsWhole);
        var shown = _trader.Snapshot();
        return new(
            day.Date, _inputs, _requests, _orders, _parting, end.IsWhole ? null : $"{end.Records:N0}번째 기록까지만 온전해서 거기까지 재생했습니다: {FaultTexts.Of(end)}",
            Convert.ToHexStringLower(_sum.GetHashAndReset()), shown.Today, shown.Trades);
    }

    void Take(in JournalRecord record)
    {
        if (record.At > Until)
            return;
        if (record.IsRequest)
        {
            _recorded.Add([(byte)record.Kind, .. record.Payload]);
            if (record.Order() is { } order)
                _recordedOrders.Add(order);
            return;
        }
        if (!record.TryInput(out var input))
            return;
        // Who was killed in the middle of a step may not have written all of it.
        Settle(isCut: input.Event is Started);
        (_at, _isOpen) = (input.At, true);
        _heard = record.Kind == RecordKind.Event ? Encoding.UTF8.GetString(record.Payload) : TextOf(input);
        _inputs += _isOfDay ? 1 : 0;
        if (_carried is { } carried)
        {
            _carried = null;
            _asked.Add(carried);
            _trader.Resume(carried, input.At, _asked);
        }
        _trader.Handle(input, _asked);
        Observe?.Invoke(_trader, input, _asked);
    }

    /// <summary>The step is over: what was asked for at it then is known whole.</summary>
    /// <param name="isCut">It was cut off there: what stands in the journal may be a part of it.</param>
    void Settle(bool isCut)
    {
        if (!_isOpen)
            return;
        var replayed = _asked.OrderBy(request => request is PlaceOrder or CancelOrder ? 0 : 1).Select(Written).ToList();
        if (_isOfDay)
        {
            foreach (var request in replayed)
                _sum.AppendData(request);
            _requests += replayed.Count;
            _orders += _asked.Count(request => request is PlaceOrder or CancelOrder);
        }
        var same = replayed.Count >= _recorded.Count && (isCut || replayed.Count == _recorded.Count)
            && _recorded.Zip(replayed).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        if (!same && _parting is null)
            _parting = new(_inputs, Kst.Of(_at), _heard, [.. _recorded.Select(Shown)], [.. replayed.Select(Shown)]);
        var decided = _asked.OfType<PlaceOrder>().ToList();
        if (!decided.SequenceEqual(_recordedOrders))
            _trader.Correct(decided, _recordedOrders);
        _asked.Clear();
        _recorded.Clear();
        _recordedOrders.Clear();
        _isOpen = false;
    }

    /// <summary>As the journal would have it: the kind before its bytes.</summary>
    static byte[] Written(Request request)
    {
        Span<byte> intent = stackalloc byte[IntentCodec.MostSize];
        return IntentCodec.Write(request, intent) is > 0 and var length
            ? [(byte)RecordKind.Intent, .. intent[..length]]
            : [(byte)RecordKind.Request, .. EventJson.Write(request)];
    }

    static string Shown(byte[] written) => (RecordKind)written[0] == RecordKind.Intent
        ? $"{IntentCodec.Read(written.AsSpan(1))}"
        : Encoding.UTF8.GetString(written.AsSpan(1));

    static string TextOf(in Input input) => input.Kind switch
    {
        InputKind.Trade => $"체결 {input.Trade.Code} {input.Trade.Last}원 {input.Trade.Size}주",
        InputKind.Book => $"호가 {input.Book.Code} {input.Book.Bids[0].Price}/{input.Book.Asks[0].Price}",
        _ => "초",
    };

    public void Dispose() => _sum.Dispose();
}
