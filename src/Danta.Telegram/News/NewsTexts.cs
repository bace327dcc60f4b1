using Danta.Market;
using Danta.Telegram.BotApi;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.News;

/// <summary>The words of each piece of news, as Telegram's HTML.</summary>
static class NewsTexts
{
    public static string Of(OwnerNews news, Speech say, TradingMode mode, bool dryRun) => news switch
    {
        TraderStarted { SellsOnly: true } taken =>
            $"🛡 {Html.Bold(say["지킴이가 이어받음", "The guard has taken over"])} · {say.Mode(taken.Mode, taken.DryRun)}\n"
            + say["사지 않고, 증권사에서 확인된 것만 시장가로 팝니다.", "Nothing is bought; what the broker proves is sold at market."] + $"\n{Speech.Clock(news.At)}",
        TraderStarted started => $"▶️ {Html.Bold(say["시작", "Started"])} · {say.Mode(started.Mode, started.DryRun)}\n{Speech.Clock(news.At)}",
        TraderStopped stopped => Stopped(stopped, say, mode, dryRun),
        FillNews fill => Fill(fill, say, mode, dryRun),
        RefusedNews refused => Refused(refused, say, mode, dryRun),
        DoubtNews doubt => Doubt(doubt, say, mode, dryRun),
        DoubtQuestionNews question => Question(question, say, mode, dryRun),
        LossLimitNews limit => LossLimit(limit, say, mode, dryRun),
        ProfitTargetNews target => ProfitTarget(target, say, mode, dryRun),
        OfferNews offer => Offer(offer, say, mode, dryRun),
        OfferEndedNews end => $"🙋 {Html.Bold(say.Stock(end.Name, end.Code))}: {OfferEnd(end, say)}",
        MorningNews morning => Morning(morning, say, mode, dryRun),
        ClosedDayNews closed =>
            $"📅 {Html.Bold(say["휴장", "Market closed"])} · {Speech.Day(closed.Date)}\n"
            + say["오늘은 새로 사지 않습니다. 프로그램은 켜져 있습니다.", "No entries today. The program stays up."],
        HaltNews { Halted: true } halt =>
            $"🚨 {Html.Bold(say["비상 정지", "Halted"])} · {say.Mode(mode, dryRun)}\n{Html.Escape(halt.Reason)}\n"
            + (halt.Heals
                ? say["새로 사지 않고, 가진 종목은 계속 지킵니다. 원인이 없어지면 스스로 다시 삽니다.", "No entries; what is held stays protected. Entries go on by themselves once the cause is gone."]
                : say["새로 사지 않고, 가진 종목은 계속 지킵니다. 원인이 없어지면 /resume", "No entries; what is held stays protected. /resume once the cause is gone."])
            + $"\n{Speech.Clock(news.At)}",
        HaltNews halt =>
            $"✅ {Html.Bold(say["비상 정지 해제", "Halt lifted"])} · {say.Mode(mode, dryRun)}\n{Html.Escape(halt.Reason)}\n{Speech.Clock(news.At)}",
        StreamNews { Up: true } stream =>
            $"🔌 {Html.Bold(say["재접속", "Reconnected"])}\n"
            + (stream.BlindFrom is { } from
                ? say[$"{Speech.Clock(from)}부터 놓친 것이 없는지 브로커에 확인합니다.", $"Asking the broker for what was missed since {Speech.Clock(from)}."] + "\n"
                : "")
            + Speech.Clock(news.At),
        StreamNews =>
            $"⚠️ {Html.Bold(say["실시간 연결 끊김", "Live connection lost"])}\n"
            + say["다시 잇는 동안 새로 사지 않습니다.", "No entries until it is back."] + $"\n{Speech.Clock(news.At)}",
        FeedNews feed => $"📡 {Html.Bold(say["실시간 시세", "Live feed"])}\n{Html.Escape(feed.Text)}\n{Speech.Clock(news.At)}",
        DifferenceNews difference =>
            $"🔎 {Html.Bold(say["장부와 브로커가 다름", "Books and broker differ"])} · {say.Stock(difference.Name, difference.Code)}\n"
            + $"{Html.Escape(difference.Text)}\n{Speech.Clock(news.At)}",
        ConditionNews condition =>
            $"🔎 {Html.Bold(say["조건식", "Condition"])} {Html.Bold(Html.Escape(condition.Name))}\n{Html.Escape(condition.Text)}\n{Speech.Clock(news.At)}",
        TieOutNews tie => TieOut(tie, say, mode, dryRun),
        StorageNews storage => $"💾 {Html.Bold(say["기록 보관", "Records"])}\n{Html.Escape(storage.Text)}\n{Speech.Clock(news.At)}",
        ProgramNews program => $"🛠 {Html.Bold(say["프로그램", "Program"])}\n{Html.Escape(program.Text)}\n{Speech.Clock(news.At)}",
        GuardNews guard => $"🛡 {Html.Bold(say["지킴이", "Guard"])} · {say.Mode(mode, dryRun)}\n{Html.Escape(guard.Text)}\n{Speech.Clock(news.At)}",
        TraderDiedNews died => Died(died, say, mode, dryRun),
        CommandNews command => $"☑️ {Html.Escape(command.Text)}\n{Speech.Clock(news.At)}",
        _ => throw new ArgumentOutOfRangeException(nameof(news), news.GetType().Name, "news without words"),
    };

    static string Morning(MorningNews morning, Speech say, TradingMode mode, bool dryRun)
    {
        var text = morning.Problems.Count == 0
            ? $"🌅 {Html.Bold(say["장전 점검: 준비됨", "Morning check: ready"])} · {say.Mode(mode, dryRun)}\n"
            : $"🚫 {Html.Bold(say["장전 점검: 아직 거래할 수 없음", "Morning check: not ready"])} · {say.Mode(mode, dryRun)}\n"
                + string.Concat(morning.Problems.Select(problem => $"• {Html.Escape(problem)}\n"))
                + say["풀리면 다시 알려 드립니다.", "You are told when it is mended."] + "\n";
        text += string.Concat(morning.Warnings.Select(warning => $"⚠️ {Html.Escape(warning)}\n"));
        if (morning.Held > 0)
            text += say[$"밤새 보유한 종목 {morning.Held}개를 이어서 지킵니다.", $"{morning.Held} positions held over night stay protected."] + "\n";
        return text + Speech.Clock(morning.At);
    }

    static string Stopped(TraderStopped stopped, Speech say, TradingMode mode, bool dryRun)
    {
        var text = $"⏹ {Html.Bold(say["종료", "Stopped"])} · {say.Mode(mode, dryRun)}\n";
        if (stopped.Left.Count > 0)
        {
            text += say["보유한 채 끝납니다: ", "Still held: "]
                + string.Join(", ", stopped.Left.Select(left => $"{say.Stock(left.Name, left.Code)} {say.Shares(left.Quantity)}")) + "\n"
                + say["꺼져 있는 동안에는 아무도 팔지 않습니다. 다시 켜면 이어서 지킵니다.", "Nobody sells them while it is off. Started again, it goes on protecting them."] + "\n";
        }
        if (stopped.OpenOrders > 0)
            text += say[
                $"끝나지 않은 주문 {stopped.OpenOrders}건은 HTS에서 확인할 수 있고, 다음 시작 때 증권사와 대조합니다.",
                $"Unfinished orders: {stopped.OpenOrders}. See them in the HTS; the next start compares them with the broker."] + "\n";
        return text + Speech.Clock(stopped.At);
    }

    static string Died(TraderDiedNews died, Speech say, TradingMode mode, bool dryRun)
    {
        var text = $"🆘 {Html.Bold(say["매매가 멈췄습니다", "Trading has died"])} · {say.Mode(mode, dryRun)}\n"
            + say["내부 오류로 프로그램이 끝납니다.", "A fault of the program's own ends it."] + "\n";
        text += died.Left.Count == 0
            ? say["단타가 보유한 종목은 없습니다.", "Danta holds nothing."] + "\n"
            : say["보유한 채 끝나며 이제 손절이 없습니다: ", "Held, and without a stop from now on: "]
                + string.Join(", ", died.Left.Select(left => $"{say.Stock(left.Name, left.Code)} {say.Shares(left.Quantity)}")) + "\n"
                + say["단타를 다시 시작하면 이어서 지킵니다. 시작되지 않으면 HTS나 증권사 앱에서 직접 파십시오.",
                    "Started again, Danta goes on protecting them. Should it not start, sell them yourself."] + "\n";
        if (died.OpenOrders > 0)
            text += say[
                $"끝을 모르는 주문 {died.OpenOrders}건은 HTS에서 확인하십시오. 다음 시작 때 증권사와 대조합니다.",
                $"Orders whose end is not known: {died.OpenOrders}. See them in the HTS; the next start compares them with the broker."] + "\n";
        return text + Speech.Clock(died.At);
    }

    static string Fill(FillNews fill, Speech say, TradingMode mode, bool dryRun)
    {
        var bought = fill.Side == Side.Buy;
        var title = bought ? $"🔴 {Html.Bold(say["매수 체결", "Buy fill"])}" : $"🔵 {Html.Bold(say["매도 체결", "Sell fill"])}";
        var text = $"{title} · {say.Mode(mode, dryRun)}\n{Html.Bold(say.Stock(fill.Name, fill.Code))}\n"
            + $"{say.Shares(fill.Quantity)} × {say.Won(fill.AveragePrice)} = {say.Won(fill.Amount)}\n";
        if (fill.Closed is { } trip)
        {
            text += say[$"순손익 {Html.Bold(say.Signed(trip.Net))} ({say.Percent(trip.NetPercent)})", $"Net {Html.Bold(say.Signed(trip.Net))} ({say.Percent(trip.NetPercent)})"]
                + say[" · 보유 ", " · held "] + say.Span(trip.ClosedAt - trip.OpenedAt) + "\n";
        }
        if (fill.Reason.Length > 0)
            text += say["이유: ", "Reason: "] + Html.Escape(fill.Reason) + "\n";
        return $"{text}{Speech.Clock(fill.At)}{(fill.Number.IsNone ? "" : say[$" · 주문 {fill.Number}", $" · order {fill.Number}"])} · /why_{fill.Code}";
    }

    static string TieOut(TieOutNews tie, Speech say, TradingMode mode, bool dryRun)
    {
        var text = $"🧮 {Html.Bold(say["저녁 대조", "Tie-out"])} · {Speech.Day(tie.Date)} · {say.Mode(mode, dryRun)}\n";
        text += tie.Lines.Count == 0
            ? say[$"증권사와 장부가 원 단위까지 같습니다: 실현손익 {say.Signed(tie.Books)}", $"Broker and books agree to the won: {say.Signed(tie.Books)}"] + "\n"
            : say[$"증권사 {say.Signed(tie.Broker)}, 장부 {say.Signed(tie.Books)}", $"Broker {say.Signed(tie.Broker)}, books {say.Signed(tie.Books)}"] + "\n"
                + string.Concat(tie.Lines.Select(line => $"• {Html.Escape(line)}\n"));
        if (tie.Learned is { } rate)
            text += say[$"수수료율 {rate}를 배워 다음 거래일부터 씁니다.", $"Commission learned: {rate}, used from the next day on."] + "\n";
        return text + Speech.Clock(tie.At);
    }

    static string LossLimit(LossLimitNews limit, Speech say, TradingMode mode, bool dryRun)
    {
        var loss = say.Signed(new Won(-Math.Abs(limit.Loss.Amount)));
        return $"🛑 {Html.Bold(say["일일 손실 한도", "Daily loss limit"])} · {say.Mode(mode, dryRun)}\n"
            + say[$"오늘 {loss}: 손실 한도 {say.Won(limit.Limit)}에 닿아 새로 사지 않습니다.",
                $"Today {loss}: the loss limit of {say.Won(limit.Limit)} is reached, no more entries."]
            + $"\n{Speech.Clock(limit.At)}";
    }

    static string ProfitTarget(ProfitTargetNews target, Speech say, TradingMode mode, bool dryRun) =>
        $"🎯 {Html.Bold(say["일일 목표 수익", "Daily profit target"])} · {say.Mode(mode, dryRun)}\n"
        + say[$"오늘 실현 {say.Signed(target.Realised)}: 목표 {say.Won(target.Target)}에 닿아 새로 사지 않습니다. 보유 종목의 매도는 계속합니다.",
            $"Realised today {say.Signed(target.Realised)}: the target of {say.Won(target.Target)} is reached, no more entries. What is held is sold as before."]
        + $"\n{Speech.Clock(target.At)}";

    static string Offer(OfferNews offer, Speech say, TradingMode mode, bool dryRun) =>
        $"🙋 {Html.Bold(say["매수 승인", "Buy?"])} · {say.Mode(mode, dryRun)}\n{Html.Bold(say.Stock(offer.Name, offer.Code))}\n"
        + say[$"조건식 {Html.Escape(offer.Condition)} · 규칙 {Html.Escape(offer.Rule)}", $"Condition {Html.Escape(offer.Condition)} · rule {Html.Escape(offer.Rule)}"] + "\n"
        + $"{say.Shares(offer.Quantity)} × {say.Won(offer.Price)} = {say.Won(offer.Price * offer.Quantity)}\n"
        + $"{say["익절", "TP"]} {(offer.TakeProfit is { } take ? say.Won(take) : say["끔", "off"])} · {say["손절", "SL"]} {(offer.StopLoss is { } stop ? say.Won(stop) : say["끔", "off"])}\n"
        + string.Concat(offer.Reasons.Select(reason => $" · {Html.Escape(reason.Name)} {Html.Escape(reason.Value)}\n"))
        + say[$"{Speech.Clock(offer.Until)}까지 누르지 않으면 사지 않습니다.", $"Not bought unless pressed by {Speech.Clock(offer.Until)}."];

    /// <summary>How an offer ended, to stand below it.</summary>
    public static string OfferEnd(OfferEndedNews end, Speech say) => end.End switch
    {
        OfferState.Bought => say["✅ 승인: 주문을 냈습니다.", "✅ Approved: the order is out."],
        OfferState.Declined => say["❎ 사지 않기로 했습니다.", "❎ Declined."],
        OfferState.Expired => say["⌛ 승인이 없어 사지 않았습니다.", "⌛ No answer in time, not bought."],
        OfferState.Withdrawn => say["↩️ 그새 조건식에서 나가 사지 않았습니다.", "↩️ It has left the condition, not bought."],
        _ => say["🚫 승인하셨지만 다시 확인하니 살 수 없어 사지 않았습니다.", "🚫 Approved, but not bought: a check said no."] + (end.Why.Length > 0 ? $"\n{Html.Escape(end.Why)}" : ""),
    } + $" {Speech.Clock(end.At)}";

    static string Refused(RefusedNews refused, Speech say, TradingMode mode, bool dryRun)
    {
        var meaning = BrokerCodes.Meaning(refused.BrokerCode, refused.Text, say);
        return $"❌ {Html.Bold(say[$"{say.Side(refused.Side)} 주문 거부", $"{say.Side(refused.Side)} order refused"])} · {say.Mode(mode, dryRun)}\n"
            + $"{say.Stock(refused.Name, refused.Code)} {say.Shares(refused.Quantity)}\n"
            + $"{say["브로커", "Broker"]}: {Html.Escape(refused.Text)}{(refused.BrokerCode.Length > 0 ? $" [{Html.Escape(refused.BrokerCode)}]" : "")}\n"
            + (meaning.Length > 0 ? $"→ {meaning}\n" : "")
            + (refused.Next.Length > 0 ? $"{Html.Escape(refused.Next)}\n" : "")
            + Speech.Clock(refused.At);
    }

    static string Doubt(DoubtNews doubt, Speech say, TradingMode mode, bool dryRun)
    {
        var order = $"{say.Stock(doubt.Name, doubt.Code)} {say.Side(doubt.Side)} {say.Shares(doubt.Quantity)}";
        return doubt.Outcome is { } outcome
            ? $"☑️ {Html.Bold(say["확인 중이던 주문의 결과", "How the order in doubt ended"])} · {say.Mode(mode, dryRun)}\n{order}\n{Html.Escape(outcome)}\n{Speech.Clock(doubt.At)}"
            : $"❓ {Html.Bold(say["확인 중", "In doubt"])} · {say.Mode(mode, dryRun)}\n{order}\n{Html.Escape(doubt.Reason)}\n"
                + say["브로커에 물어 확인할 때까지 이 종목은 더 사지 않습니다.", "Nothing more of it is bought until the broker has answered."]
                + $"\n{Speech.Clock(doubt.At)}";
    }

    static string Question(DoubtQuestionNews question, Speech say, TradingMode mode, bool dryRun) =>
        $"🙋 {Html.Bold(say["확인 필요", "Your word is needed"])} · {say.Mode(mode, dryRun)}\n"
        + $"{say.Stock(question.Name, question.Code)} {say.Side(question.Side)} {say.Shares(question.Quantity)} · {Speech.Clock(question.SentAt)}\n"
        + $"{Html.Escape(question.Known)}\n"
        + string.Concat(question.Candidates.Select(number => $" · {say["주문번호", "number"]} {number}\n"))
        + say["답이 있을 때까지 이 종목만 멈추고, 이 주문은 다시 보내지 않습니다. HTS의 주문 내역을 보고 답해 주십시오.",
            "Only this stock stands still until you answer, and the order is not sent again. Look at the orders in the HTS."]
        + $"\n/settle {question.Order} NUMBER, /settle {question.Order} 0 ({say["없음", "not there"]})\n{Speech.Clock(question.At)}";

    /// <summary>One button for each answer.</summary>
    public static Markup Answers(DoubtQuestionNews question, Speech say) => Markup.Inline([
        .. question.Candidates.Take(5).Select(number => (IReadOnlyList<InlineButton>)
            [new(say[$"{number.Serial}번이 단타의 주문", $"{number.Serial} is Danta's"], $"a|settle|{question.Order}|{number.Serial}")]),
        [new(say["단타의 주문은 없음", "Danta's is not there"], $"a|settle|{question.Order}|0")]]);
}
