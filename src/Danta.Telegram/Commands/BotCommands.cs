using Danta.Telegram.Words;

namespace Danta.Telegram.Commands;

enum CommandKind
{
    Help = 0,
    Status,
    Balance,
    Pnl,
    Positions,
    Orders,
    Trades,
    Daily,
    Performance,
    Conditions,
    Watch,
    Why,
    WhyNot,
    Pause,
    Resume,
    Sell,
    SellAll,
    Cancel,
    Settle,
    WriteOff,
    Adopt,
    Set,
    Ban,
    Unban,
    Report,
    Health,
    Log,
    Version,
}

/// <param name="Slash">Without the slash, as Telegram lists it.</param>
/// <param name="Word">The Korean word that does the same.</param>
/// <param name="Usage">What stands behind it; empty where nothing does.</param>
sealed record CommandEntry(CommandKind Kind, string Slash, string Word, string Usage, string Korean, string English);

/// <summary>The commands, their words, and how a typed line becomes one.</summary>
static class BotCommands
{
    public static readonly IReadOnlyList<CommandEntry> All =
    [
        new(CommandKind.Help, "help", "도움말", "", "명령 목록", "the commands"),
        new(CommandKind.Status, "status", "상태", "", "모드, 상태, 보유, 오늘 손익", "mode, state, slots, today's profit"),
        new(CommandKind.Balance, "balance", "잔고", "", "예수금과 보유 종목", "cash and holdings"),
        new(CommandKind.Pnl, "pnl", "손익", "[7|30]", "오늘, 7일, 30일 손익", "profit today, 7 or 30 days"),
        new(CommandKind.Positions, "positions", "보유", "", "보유 종목과 매도 자리", "positions and their exits"),
        new(CommandKind.Orders, "orders", "주문", "", "오늘 주문", "today's orders"),
        new(CommandKind.Trades, "trades", "거래", "[7] [csv]", "끝난 거래와 순손익", "round trips"),
        new(CommandKind.Daily, "daily", "일별", "[30]", "날마다의 손익", "profit by day"),
        new(CommandKind.Performance, "performance", "성과", "[30]", "승률, 손익비, 낙폭; 종목·조건식·규칙·시각·매도 이유별", "win rate, profit factor, drawdown, and by what"),
        new(CommandKind.Conditions, "conditions", "조건식", "", "조건식 켜고 끄기", "switch conditions on and off"),
        new(CommandKind.Watch, "watch", "감시", "", "지금 보는 종목", "what is watched and why"),
        new(CommandKind.Why, "why", "왜", "CODE", "왜 사고 팔았는지", "why it was bought and sold"),
        new(CommandKind.WhyNot, "whynot", "왜안사", "CODE", "왜 사지 않았는지", "why it was not bought"),
        new(CommandKind.Pause, "pause", "정지", "", "새로 사지 않음", "no new entries"),
        new(CommandKind.Resume, "resume", "재개", "", "다시 사기", "entries again"),
        new(CommandKind.Sell, "sell", "매도", "CODE [50%] [지정가 PRICE]", "한 종목을 모두 또는 일부, 시장가나 지정가로 매도", "sell one stock or a part, at market or at a limit"),
        new(CommandKind.SellAll, "sellall", "전량매도", "", "모두 시장가 매도", "sell everything at market"),
        new(CommandKind.Cancel, "cancel", "취소", "NUMBER", "열린 주문 취소", "cancel an open order"),
        new(CommandKind.Settle, "settle", "확인", "ID NUMBER", "확인 중인 주문의 주문번호를 알려 줌 (없으면 0)", "tell the number of an order in doubt (0: not there)"),
        new(CommandKind.WriteOff, "writeoff", "정리", "CODE", "잔고에 없는 주식을 장부에서 빼거나 바뀐 기준가를 인정", "take out what the balance lacks, or accept a new price base"),
        new(CommandKind.Adopt, "adopt", "넘겨받기", "CODE", "계좌에 있고 단타의 장부에 없는 주식을 맡김", "hand over shares that are in the account and not in the books"),
        new(CommandKind.Set, "set", "설정", "[KEY VALUE [CONDITION]]", "설정 보기와 바꾸기", "show or change settings"),
        new(CommandKind.Ban, "ban", "금지", "CODE", "오늘 그 종목 사지 않음", "no entries in it today"),
        new(CommandKind.Unban, "unban", "해제", "CODE", "금지 풀기", "lift the ban"),
        new(CommandKind.Report, "report", "보고", "", "오늘의 보고", "today's report"),
        new(CommandKind.Health, "health", "점검", "", "점검 결과", "checks"),
        new(CommandKind.Log, "log", "로그", "", "최근 경고", "last warnings"),
        new(CommandKind.Version, "version", "버전", "", "버전", "version"),
    ];

    /// <summary>The keyboard: what is wanted in a hurry, panic always among it.</summary>
    static readonly CommandKind[][] Keys =
    [
        [CommandKind.Status, CommandKind.Positions, CommandKind.Pnl],
        [CommandKind.Orders, CommandKind.Trades, CommandKind.Conditions],
        [CommandKind.Pause, CommandKind.Resume, CommandKind.SellAll],
    ];

    static readonly Dictionary<string, CommandKind> BySlash = All.ToDictionary(entry => entry.Slash, entry => entry.Kind, StringComparer.OrdinalIgnoreCase);

    static readonly Dictionary<string, CommandKind> ByWord = All.ToDictionary(entry => entry.Word, entry => entry.Kind, StringComparer.Ordinal);

    public static CommandEntry Entry(CommandKind kind) => All[(int)kind];

    public static string Word(CommandKind kind, Speech say) => say[Entry(kind).Word, Entry(kind).Slash];

    public static IReadOnlyList<IReadOnlyList<string>> Keyboard(Speech say) =>
        [.. Keys.Select(row => (IReadOnlyList<string>)[.. row.Select(kind => Word(kind, say))])];

    /// <summary>Asks first before it does something; /conditions and /set only once told what.</summary>
    public static bool Acts(CommandKind kind) => kind is CommandKind.Pause or CommandKind.Resume or CommandKind.Sell or CommandKind.SellAll
        or CommandKind.Cancel or CommandKind.Settle or CommandKind.WriteOff or CommandKind.Adopt or CommandKind.Ban or CommandKind.Unban;

    /// <summary>
    /// <c>/why 005930</c>, <c>/why_005930</c> (which Telegram shows as a link), <c>/why@bot 005930</c>, <c>왜 005930</c> and
    /// <c>why 005930</c> are the same. A command to another bot of the group is none of ours.
    /// </summary>
    public static (CommandKind Kind, string[] Arguments)? Parse(string text, string botName)
    {
        var parts = text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
            return null;
        var first = parts[0];
        var arguments = parts[1..];
        if (first[0] != '/')
            return ByWord.TryGetValue(first, out var byWord) || BySlash.TryGetValue(first, out byWord) ? (byWord, arguments) : null;

        var at = first.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && !first.AsSpan(at + 1).Equals(botName, StringComparison.OrdinalIgnoreCase))
            return null;
        var name = at < 0 ? first[1..] : first[1..at];
        if (string.Equals(name, "start", StringComparison.OrdinalIgnoreCase))
            return (CommandKind.Help, []);
        var underscore = name.IndexOf('_', StringComparison.Ordinal);
        if (underscore > 0)
            (name, arguments) = (name[..underscore], [name[(underscore + 1)..], .. arguments]);
        return BySlash.TryGetValue(name, out var bySlash) || ByWord.TryGetValue(name, out bySlash) ? (bySlash, arguments) : null;
    }
}
