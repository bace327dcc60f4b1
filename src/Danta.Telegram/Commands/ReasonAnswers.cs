using Danta.Market;
using Danta.Telegram.BotApi;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Commands;

/// <summary>왜 and 왜안사: first what it comes to, then what mattered, and the rest for whoever presses.</summary>
sealed class ReasonAnswers(ITraderView view, TimeProvider time, Speech say)
{
    /// <summary>Behind the code in a question for every step and value.</summary>
    public const string Whole = "*";

    public Sheet Why(InstrumentCode code, bool whole)
    {
        var trader = view.Snapshot;
        var held = trader.Positions.LastOrDefault(position => position.Code == code);
        var trade = held?.Trade ?? trader.Trades.LastOrDefault(trip => trip.Code == code)?.Id;
        var steps = trade is { } id ? view.Why(id) : [];
        var head = $"🧭 {Html.Bold(say[$"왜: {NameOf(code)}", $"Why: {NameOf(code)}"])}";
        if (steps.Count == 0)
            return Sheet.Of(head, say["이 종목의 거래 기록이 없습니다.", "No trade of this stock on record."]);
        var sentence = Html.Bold(Html.Escape(DecisionHistory.SentenceOf(steps)));
        if (whole)
            return new($"{head}\n{sentence}", [.. steps.Select(Step)]);
        var mattered = steps.Where(step => step is { IsEnd: false, Kind: DecisionKind.Signal or DecisionKind.Entry or DecisionKind.Exit }).ToList();
        return new(
            head, [sentence, string.Join('\n', mattered.Select(step => $"{Speech.Clock(step.At)} {Html.Escape(step.Sentence)}"))],
            [[new InlineButton(say[$"자세히 ({steps.Count}단계)", $"All {steps.Count} steps"], $"q|{CommandKind.Why}|{code} {Whole}|0")]]);
    }

    /// <summary>What it waits for now, then the gates of today, the newest first.</summary>
    public Sheet WhyNot(InstrumentCode code)
    {
        var trader = view.Snapshot;
        var now = trader.Positions.Any(position => position.Code == code) ? say["보유하고 있습니다.", "It is held."]
            : trader.Watchlist.FirstOrDefault(candidate => candidate.Code == code) is { } candidate ? Html.Escape(candidate.WaitingFor)
            : say["조건식에 없어 보고 있지 않습니다.", "It is in no condition and not watched."];
        var today = Kst.DateOf(time.GetUtcNow());
        List<string> steps = [.. view.WhyNot(code).Where(step => Kst.DateOf(step.At) == today).Select(Step)];
        return new(
            $"🧭 {Html.Bold(say[$"왜 안 샀나: {NameOf(code)}", $"Why not: {NameOf(code)}"])}",
            [
                $"{Html.Bold(say["지금", "Now"])}: {now}",
                .. steps.Count > 0 ? steps : [say["오늘 이 종목을 살지 따져 본 기록이 없습니다.", "It was not considered today."]],
            ]);
    }

    string Step(Decision step) =>
        $"{Speech.Clock(step.At)} {Html.Escape(step.Sentence)}" + string.Concat(step.Reasons.Select(reason => $"\n · {Html.Escape(reason.Name)} {Html.Escape(reason.Value)}"));

    string NameOf(InstrumentCode code)
    {
        var trader = view.Snapshot;
        var name = trader.Positions.FirstOrDefault(position => position.Code == code)?.Name ?? trader.Trades.LastOrDefault(trip => trip.Code == code)?.Name
            ?? trader.Watchlist.FirstOrDefault(candidate => candidate.Code == code)?.Name;
        return name is { Length: > 0 } ? say.Stock(name, code) : code.ToString();
    }
}
