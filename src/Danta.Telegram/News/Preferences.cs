using System.Globalization;
using Danta.Market;
using Danta.Telegram.Outbox;
using Danta.Telegram.Words;

namespace Danta.Telegram.News;

/// <summary>How loud each kind is, and the hours in which nothing rings. Kept across restarts.</summary>
sealed class Preferences
{
    const string QuietName = "quiet";

    static readonly (NewsKind Kind, string Word, string Name)[] Kinds =
    [
        (NewsKind.Fill, "체결", "fill"),
        (NewsKind.Refusal, "거부", "refused"),
        (NewsKind.Doubt, "확인", "doubt"),
        (NewsKind.LossLimit, "손실한도", "losslimit"),
        (NewsKind.ClosedDay, "휴장", "closed"),
        (NewsKind.Halt, "비상정지", "halt"),
        (NewsKind.Connection, "연결", "connection"),
        (NewsKind.Difference, "대조", "difference"),
        (NewsKind.Lifecycle, "시작종료", "lifecycle"),
        (NewsKind.Report, "보고", "report"),
    ];

    readonly OutboxStore _store;
    readonly Loudness[] _loudness = new Loudness[Enum.GetValues<NewsKind>().Length];

    public Preferences(OutboxStore store)
    {
        _store = store;
        foreach (var kind in Enum.GetValues<NewsKind>())
            _loudness[(int)kind] = Enum.TryParse<Loudness>(store.Recall(Fact(kind)), out var kept) ? kept : NewsKinds.Usual(kind);
        if (store.Recall(QuietName) is { } quiet && TryQuiet(quiet, out var hours))
            Quiet = hours;
    }

    /// <summary>KST; may go over midnight. Null: off.</summary>
    public (TimeOnly From, TimeOnly To)? Quiet { get; private set; }

    public Loudness Of(NewsKind kind) => _loudness[(int)kind];

    public bool IsSilent(NewsKind kind, DateTimeOffset now) =>
        Of(kind) == Loudness.Silent || (Quiet is { } hours && Kst.TimeOf(now).IsBetween(hours.From, hours.To));

    public void Set(NewsKind kind, Loudness loudness)
    {
        _loudness[(int)kind] = loudness;
        _store.Remember(Fact(kind), loudness.ToString());
    }

    public void SetQuiet((TimeOnly From, TimeOnly To)? hours)
    {
        Quiet = hours;
        _store.Remember(QuietName, hours is { } kept ? $"{kept.From:HH\\:mm}-{kept.To:HH\\:mm}" : "");
    }

    public static bool TryKind(string text, out NewsKind kind)
    {
        var found = Array.Find(Kinds, entry => entry.Word == text || string.Equals(entry.Name, text, StringComparison.OrdinalIgnoreCase));
        kind = found.Kind;
        return found.Word is not null;
    }

    public static bool TryLoudness(string text, out Loudness loudness)
    {
        Loudness? found = text.ToUpperInvariant() switch
        {
            "켬" or "소리" or "ON" or "LOUD" => Loudness.Loud,
            "무음" or "SILENT" => Loudness.Silent,
            "끔" or "OFF" => Loudness.Off,
            _ => null,
        };
        loudness = found ?? default;
        return found is not null;
    }

    /// <summary><c>22:00-07:00</c>.</summary>
    public static bool TryQuiet(string text, out (TimeOnly From, TimeOnly To) hours)
    {
        hours = default;
        var parts = text.Split('-', '~');
        return parts.Length == 2
            && TimeOnly.TryParseExact(parts[0], "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out hours.From)
            && TimeOnly.TryParseExact(parts[1], "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out hours.To)
            && hours.From != hours.To;
    }

    public static string Word(NewsKind kind, Speech say)
    {
        var entry = Array.Find(Kinds, entry => entry.Kind == kind);
        return say[entry.Word, entry.Name];
    }

    public static string Word(Loudness loudness, Speech say) => loudness switch
    {
        Loudness.Loud => say["소리", "loud"],
        Loudness.Silent => say["무음", "silent"],
        _ => say["끔", "off"],
    };

    public static string Word((TimeOnly From, TimeOnly To)? hours, Speech say) =>
        hours is { } quiet ? $"{quiet.From:HH\\:mm}-{quiet.To:HH\\:mm}" : say["끔", "off"];

    public string Describe(Speech say) =>
        $"{Html.Bold(say["알림", "notify"])}\n"
        + string.Join('\n', Kinds.Select(entry => $"{say[entry.Word, entry.Name]}: {Word(Of(entry.Kind), say)}"))
        + $"\n{Html.Bold(say["방해금지", "quiet"])}: {Word(Quiet, say)}";

    static string Fact(NewsKind kind) => $"notify.{kind}";
}
