using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Recording.Export;

/// <summary>
/// Takes out of a record what tells whose it is: order numbers become their rank among the day's own (equal ones stay equal, later ones
/// later, so that the trader decides the same), accounts and those who commanded become zeros.
/// </summary>
sealed partial class Scrub
{
    readonly SortedSet<long> _seen = [];
    Dictionary<long, int>? _ranks;

    /// <summary>Before the first is changed all have to have been seen.</summary>
    public void See(in JournalRecord record)
    {
        if (record.Kind == RecordKind.Intent && IntentCodec.Read(record.Payload) is CancelOrder cancel)
            _seen.Add(cancel.Number.Serial);
        else if (record.Kind is RecordKind.Event or RecordKind.Request)
        {
            foreach (Match number in Number().Matches(Encoding.UTF8.GetString(record.Payload)))
                _seen.Add(Serial(number.Groups["serial"].Value));
        }
    }

    public byte[] Change(in JournalRecord record)
    {
        _ranks ??= _seen.Where(serial => serial > 0).Select((serial, index) => (serial, index)).ToDictionary(pair => pair.serial, pair => pair.index + 1);
        if (record.Kind == RecordKind.Intent)
            return IntentCodec.Read(record.Payload) is CancelOrder cancel ? Change(cancel) : record.Payload.ToArray();
        if (record.Kind is not (RecordKind.Event or RecordKind.Request))
            return record.Payload.ToArray();
        var text = Number().Replace(Encoding.UTF8.GetString(record.Payload), match => $"\"{Rank(Serial(match.Groups["serial"].Value)):D10}/\"");
        text = TenDigits().Replace(text, match => Rank(Serial(match.Value)) is var rank and > 0 ? $"{rank:D10}" : match.Value);
        return Encoding.UTF8.GetBytes(Account().Replace(Person().Replace(text, "telegram:0"), "00000000-00"));
    }

    byte[] Change(CancelOrder cancel)
    {
        Span<byte> to = stackalloc byte[IntentCodec.MostSize];
        var scrubbed = OrderNumber.TryParse($"{Rank(cancel.Number.Serial):D10}", "", out var number) ? cancel with { Number = number } : cancel with { Number = default };
        return to[..IntentCodec.Write(scrubbed, to)].ToArray();
    }

    int Rank(long serial) => _ranks!.GetValueOrDefault(serial);

    static long Serial(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>As <see cref="EventJson"/> writes one.</summary>
    [GeneratedRegex("\"(?<serial>[0-9]{1,18})/[0-9]*\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Number();

    /// <summary>As a sentence has one.</summary>
    [GeneratedRegex("(?<![0-9])[0-9]{10}(?![0-9])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex TenDigits();

    [GeneratedRegex("telegram:[0-9]+", RegexOptions.None, 10_000)]
    private static partial Regex Person();

    [GeneratedRegex("(?<![0-9])[0-9]{8}-[0-9]{2}(?![0-9])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Account();
}
