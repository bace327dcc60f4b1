using Danta.Telegram.Commands;
using Danta.Telegram.News;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Confirmations;

/// <summary>설정, before it is confirmed: for all or for one condition, and whether it holds for what is held, too.</summary>
sealed class SettingPlans(ITraderView view, Preferences preferences, Speech say)
{
    public (Plan?, string) Make(string[] arguments, string by)
    {
        if (arguments.Length == 3 && arguments[0] is "알림" or "notify")
            return Notify(arguments[1], arguments[2]);
        if (arguments.Length == 2 && arguments[0] is "방해금지" or "quiet")
            return Quiet(arguments[1]);
        if (arguments.Length < 2 || SettingKeys.Find(arguments[0]) is not { } key)
            return (null, say["그런 설정이 없습니다. /set 으로 볼 수 있습니다.", "No such setting; /set lists them."]);
        var condition = "";
        if (arguments.Length > 2)
        {
            if (!key.HasCondition)
                return (null, say[$"{key.Word}: 조건식마다 따로 정할 수 없습니다.", $"{key.Name} is the same for all conditions."]);
            if (Condition(string.Join(' ', arguments[2..])) is not { } named)
                return (null, say[$"그런 조건식이 없습니다. 있는 것: {string.Join(", ", Names())}", $"No such condition; there are {string.Join(", ", Names())}"]);
            condition = named;
        }
        return Change(key, condition, arguments[1], by);
    }

    (Plan?, string) Change(SettingKey key, string condition, string value, string by)
    {
        var now = view.Snapshot.Settings;
        if (key.Apply(now, condition, value) is not { } changed)
            return (null, say[$"{key.Word}의 범위는 {key.Range(say)}입니다.", $"{key.Name} may be {key.Range(say)}."]);
        var held = view.Snapshot.Positions.Where(position => now.ExitsFor(position.Condition) != changed.ExitsFor(position.Condition)).Select(position => position.Name).ToList();
        var own = condition.Length > 0 ? [] : now.Conditions.All.Where(plan => key.HasCondition && key.Show(changed, plan.Expression, say) != key.Show(changed, "", say)).ToList();
        bool Do(bool forHeld) =>
            // Applied to the settings of then: another key may have been changed in between.
            key.Apply(view.Snapshot.Settings, condition, value) is { } settings && view.TryCommand(new ChangeSettings(by, settings) { ForHeld = forHeld });
        return (new(
            Html.Bold(say[key.Word, key.Name]) + (condition.Length > 0 ? $" ({Html.Escape(condition)})" : "")
                + $": {key.Show(now, condition, say)} → {Html.Bold(key.Show(changed, condition, say))}"
                + string.Concat(own.Select(plan => say[
                    $"\n자기 값을 지키는 조건식: {Html.Escape(plan.Expression)} {key.Show(changed, plan.Expression, say)}", $"\nKeeps its own: {Html.Escape(plan.Expression)} {key.Show(changed, plan.Expression, say)}"]))
                + (held.Count == 0 ? "" : say[
                    $"\n보유 중인 종목에도 적용할까요? {Html.Escape(string.Join(", ", held))}", $"\nAlso for what is held? {Html.Escape(string.Join(", ", held))}"]),
            key.Show(now, condition, say),
            trader => key.Show(trader.Settings, condition, say),
            () => Do(forHeld: true))
        {
            Yes = held.Count == 0 ? null : say["✅ 보유 종목에도", "✅ Also what is held"],
            Instead = held.Count == 0 ? null : (say["앞으로 사는 것만", "New purchases only"], () => Do(forHeld: false)),
        }, "");
    }

    /// <summary>As plans name it: by its name, or by its number where the configuration does.</summary>
    string? Condition(string text)
    {
        var plans = view.Snapshot.Settings.Conditions;
        if (plans.Find(text) is { } plan)
            return plan.Expression;
        if (view.Snapshot.Conditions.FirstOrDefault(condition => condition.Seq == text || string.Equals(condition.Name, text, StringComparison.OrdinalIgnoreCase)) is not { } known)
            return null;
        return plans.Find(known.Name)?.Expression ?? plans.Find(known.Seq)?.Expression ?? (plans.All.Count == 0 || plans.OthersToo ? Single(known) : null);
    }

    /// <summary>A name with joining words in it would be read as several: its number cannot.</summary>
    static string Single(ConditionView condition) =>
        ConditionExpression.TryParse(condition.Name, out var parsed, out _) && parsed.Names.SequenceEqual([condition.Name], StringComparer.Ordinal) ? condition.Name : condition.Seq;

    IEnumerable<string> Names() => view.Snapshot.Settings.Conditions is { All.Count: > 0, OthersToo: false } plans
        ? plans.All.Select(plan => Html.Escape(plan.Expression))
        : view.Snapshot.Conditions.Select(condition => Html.Escape(condition.Name));

    (Plan?, string) Notify(string kindText, string loudnessText)
    {
        if (!Preferences.TryKind(kindText, out var kind) || !Preferences.TryLoudness(loudnessText, out var loudness))
            return (null, say["예: 설정 알림 체결 무음 (소리, 무음, 끔)", "e.g. set notify fill silent (loud, silent, off)"]);
        return (new(
            $"{say["알림", "notify"]} {Html.Bold(Preferences.Word(kind, say))}: {Preferences.Word(preferences.Of(kind), say)} → {Html.Bold(Preferences.Word(loudness, say))}",
            "", _ => "",
            () =>
            {
                preferences.Set(kind, loudness);
                return true;
            }), "");
    }

    (Plan?, string) Quiet(string text)
    {
        var off = text is "끔" || string.Equals(text, "off", StringComparison.OrdinalIgnoreCase);
        (TimeOnly, TimeOnly) hours = default;
        if (!off && !Preferences.TryQuiet(text, out hours))
            return (null, say["예: 설정 방해금지 22:00-07:00, 설정 방해금지 끔", "e.g. set quiet 22:00-07:00, set quiet off"]);
        (TimeOnly, TimeOnly)? wanted = off ? null : hours;
        return (new(
            $"{Html.Bold(say["방해금지", "quiet"])}: {Preferences.Word(preferences.Quiet, say)} → {Html.Bold(Preferences.Word(wanted, say))}",
            "", _ => "",
            () =>
            {
                preferences.SetQuiet(wanted);
                return true;
            }), "");
    }
}
