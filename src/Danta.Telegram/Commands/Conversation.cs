using System.Globalization;
using System.Text;
using Danta.Market;
using Danta.Telegram.Access;
using Danta.Telegram.BotApi;
using Danta.Telegram.Confirmations;
using Danta.Telegram.News;
using Danta.Telegram.Outbox;
using Danta.Telegram.Report;
using Danta.Telegram.Words;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Telegram.Commands;

/// <summary>One update in, answers out. Whoever is not listed gets none at all.</summary>
sealed partial class Conversation(
    ITraderView view, Roles roles, BotApiClient api, Pacer pacer, Dispatcher dispatcher, Editor editor, ConfirmationDesk confirmations, Plans plans,
    StateAnswers states, ResultAnswers results, ReasonAnswers reasons, StockChoices choices, DayReport report, SaleWatch sales, TimeProvider time, Speech say, ILogger logger)
{
    /// <summary>A command older than this is not what its sender wants any more.</summary>
    static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    /// <summary>Answers that may wait for one chat; a flood beyond is dropped.</summary>
    const int MostWaiting = 30;

    /// <summary>Without the @; needed to know whom a command in a group is for.</summary>
    public string BotName { get; set; } = "";

    /// <summary>The chat in which a person last asked for something, so that the trader's answer goes there.</summary>
    public long? LastChatOf(long user)
    {
        lock (_lastChats)
            return _lastChats.TryGetValue(user, out var chat) ? chat : null;
    }

    readonly Dictionary<long, long> _lastChats = [];
    readonly Refusals _refusals = new(time);

    public async Task HandleAsync(Update update, CancellationToken cancellationToken)
    {
        if (update.CallbackQuery is { } press)
            await PressedAsync(press, cancellationToken);
        else if (update.Message is { From: { } from, Text: { } text } message)
            await SaidAsync(message, from, text, cancellationToken);
    }

    async Task SaidAsync(Message message, User from, string text, CancellationToken cancellationToken)
    {
        var role = roles.Of(message.Chat, from.Id);
        if (role == Role.None)
        {
            // In a group people talk; only what is meant for the bot is an attempt.
            if (message.Chat.IsPrivate || BotCommands.Parse(text, BotName) is not null)
                Refused("stranger", from, say["목록에 없는 사람이 말을 걸었습니다.", "Somebody who is not listed spoke to the bot."]);
            return;
        }
        if (BotCommands.Parse(text, BotName) is not { } command)
        {
            if (message.Chat.IsPrivate)
                Answer(message.Chat.Id, say["모르는 말입니다. 도움말을 쳐 보십시오.", "Not a command. Try help."], Markup.Keys(BotCommands.Keyboard(say)));
            return;
        }
        if (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(message.Date) > Stale)
        {
            var sent = Speech.Clock(DateTimeOffset.FromUnixTimeSeconds(message.Date));
            Answer(message.Chat.Id, say[$"{sent}에 보낸 오래된 명령이라 실행하지 않았습니다: {Html.Escape(text)}", $"Sent at {sent}, too old to be carried out: {Html.Escape(text)}"]);
            return;
        }
        if (dispatcher.WaitingAnswers(message.Chat.Id) >= MostWaiting)
        {
            LogFlood(from.Id);
            return;
        }
        lock (_lastChats)
            _lastChats[from.Id] = message.Chat.Id;
        if (command.Arguments.Length == 0 && (role >= Role.Operator || !BotCommands.Acts(command.Kind)) && choices.Of(command.Kind) is { } choice)
            Answer(message.Chat.Id, choice.Html, choice.Markup);
        else if (BotCommands.Acts(command.Kind) || (command.Kind == CommandKind.Set && command.Arguments.Length > 0))
            Ask(message.Chat.Id, from, role, command.Kind, command.Arguments);
        else
            await AnswerAsync(message.Chat.Id, command.Kind, command.Arguments, cancellationToken);
    }

    async Task AnswerAsync(long chat, CommandKind kind, string[] arguments, CancellationToken cancellationToken)
    {
        if (kind == CommandKind.Trades && arguments.Contains("csv", StringComparer.OrdinalIgnoreCase))
        {
            var csv = Spreadsheet.Bytes(Spreadsheet.Of(await results.TradesAsync(Days([.. arguments.Where(word => char.IsAsciiDigit(word[0]))], 1), cancellationToken)));
            var name = $"danta-{Speech.Day(Kst.DateOf(time.GetUtcNow()))}.csv";
            dispatcher.Post(new(
                0, chat, Lane.Answer, NewsKind.Own, time.GetUtcNow(), say["거래", "Trades"], false,
                Attachment: new(name, csv, IsPicture: false)));
            return;
        }
        if (kind == CommandKind.Report)
        {
            await report.PostAsync([chat], Lane.Answer, silent: false, cancellationToken);
            return;
        }
        var query = Query(kind, arguments);
        var (html, markup) = (await SheetAsync(kind, arguments, cancellationToken)).Render(query, 0, time.GetUtcNow(), say);
        // The reply keyboard needs a message of its own: one message cannot carry both kinds.
        Answer(chat, html, kind == CommandKind.Help ? Markup.Keys(BotCommands.Keyboard(say)) : markup);
    }

    async Task<Sheet> SheetAsync(CommandKind kind, string[] arguments, CancellationToken cancellationToken) => kind switch
    {
        CommandKind.Status => states.Status(),
        CommandKind.Balance => states.Balance(),
        CommandKind.Pnl => await results.Pnl(Days(arguments, 1), cancellationToken),
        CommandKind.Positions => states.Positions(),
        CommandKind.Orders => states.Orders(),
        CommandKind.Trades => await results.Trades(Days(arguments, 1), cancellationToken),
        CommandKind.Daily => await results.Daily(Days(arguments, 14), cancellationToken),
        CommandKind.Performance => await results.Performance(Days(arguments, 1), cancellationToken),
        CommandKind.Conditions => states.Conditions(),
        CommandKind.Watch => states.Watch(),
        CommandKind.Why when arguments is [.. var named, ReasonAnswers.Whole] => plans.Find(named) is { } code ? reasons.Why(code, whole: true) : Sheet.Of(plans.NoStock),
        CommandKind.Why => plans.Find(arguments) is { } code ? reasons.Why(code, whole: false) : Sheet.Of(plans.NoStock),
        CommandKind.WhyNot => plans.Find(arguments) is { } code ? reasons.WhyNot(code) : Sheet.Of(plans.NoStock),
        CommandKind.Set => states.Settings(),
        CommandKind.Health => states.Health(),
        CommandKind.Log => states.Log(),
        CommandKind.Version => states.Version(),
        _ => states.Help(),
    };

    /// <summary>The summary with its two buttons. Nothing has happened yet.</summary>
    void Ask(long chat, User from, Role role, CommandKind kind, string[] arguments)
    {
        if (role < Role.Operator)
        {
            Refused("viewer", from, say[$"보기만 하는 사람이 {BotCommands.Word(kind, say)} 명령을 보냈습니다.", $"A viewer sent {BotCommands.Word(kind, say)}."]);
            Answer(chat, say["볼 수만 있습니다.", "You may ask but not act."]);
            return;
        }
        var (plan, problem) = plans.Make(kind, arguments, $"telegram:{from.Id}");
        if (plan is null)
        {
            Answer(chat, Html.Escape(problem));
            return;
        }
        var code = confirmations.Ask(from.Id, chat, plan);
        var yes = plan.Yes ?? (kind == CommandKind.SellAll ? say["🚨 모두 팝니다", "🚨 Sell everything"] : say["✅ 실행", "✅ Do it"]);
        InlineButton[] instead = plan.Instead is { } other ? [new(other.Label, $"z|{code}")] : [];
        dispatcher.Post(new(
            0, chat, Lane.Answer, NewsKind.Own, time.GetUtcNow(),
            $"{plan.Summary}\n<i>{say["20초 안에 눌러 주십시오.", "Press within 20 s."]}</i>", false,
            Markup.Inline([new InlineButton(yes, $"y|{code}"), .. instead, new InlineButton(say["아니요", "No"], $"n|{code}")]), $"ask|{code}"));
    }

    async Task PressedAsync(CallbackQuery press, CancellationToken cancellationToken)
    {
        var parts = (press.Data ?? "").Split('|');
        var role = press.Message is { } carrier ? roles.Of(carrier.Chat, press.From.Id) : Role.None;
        if (role == Role.None)
        {
            // The wheel on the stranger's button turns until Telegram gives up: not even that is an answer.
            Refused("press", press.From, say["목록에 없는 사람이 단추를 눌렀습니다.", "Somebody who is not listed pressed a button."]);
            return;
        }
        var message = press.Message!;
        lock (_lastChats)
            _lastChats[press.From.Id] = message.Chat.Id;
        switch (parts)
        {
            case ["q", var name, var argument, var page] when Enum.TryParse<CommandKind>(name, out var kind):
                await ToastAsync(press, "", cancellationToken);
                var arguments = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var sheet = await SheetAsync(kind, arguments, cancellationToken);
                _ = int.TryParse(page, CultureInfo.InvariantCulture, out var wanted);
                var (html, markup) = sheet.Render(Query(kind, arguments), wanted, time.GetUtcNow(), say);
                editor.Edit(message.Chat.Id, message.MessageId, html, markup);
                return;
            case ["a", "sell", var code]:
                await ToastAsync(press, "", cancellationToken);
                Ask(message.Chat.Id, press.From, role, CommandKind.Sell, [code]);
                return;
            case ["a", "ban", var code]:
                await ToastAsync(press, "", cancellationToken);
                Ask(message.Chat.Id, press.From, role, CommandKind.Ban, [code]);
                return;
            case ["a", "settle", var order, var number]:
                await ToastAsync(press, "", cancellationToken);
                Ask(message.Chat.Id, press.From, role, CommandKind.Settle, [order, number]);
                return;
            case ["a", "condition", var seq]:
                await ToastAsync(press, "", cancellationToken);
                Ask(message.Chat.Id, press.From, role, CommandKind.Conditions, [seq]);
                return;
            case ["o", ("y" or "n") and var word, var number, var until]
                when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var offer) && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && end < 1L << 46:
                await OfferedAsync(press, role, offer, DateTimeOffset.FromUnixTimeMilliseconds(end), word == "y", cancellationToken);
                return;
            case [("y" or "n" or "z") and var answer, var code]:
                await ConfirmedAsync(press, message, role, code, answer switch { "y" => Confirmations.Answer.Yes, "z" => Confirmations.Answer.Instead, _ => Confirmations.Answer.No }, cancellationToken);
                return;
            default:
                await ToastAsync(press, say["오래된 단추입니다.", "An old button."], cancellationToken);
                return;
        }
    }

    /// <summary>A word on an offered purchase goes to the trader, who knows whether it came in time; buttons of long ago go nowhere.</summary>
    async Task OfferedAsync(CallbackQuery press, Role role, int offer, DateTimeOffset until, bool yes, CancellationToken cancellationToken)
    {
        if (role < Role.Operator)
        {
            Refused("viewer-press", press.From, say["보기만 하는 사람이 매수 승인 버튼을 눌렀습니다.", "A viewer pressed a purchase's button."]);
            await ToastAsync(press, say["볼 수만 있습니다.", "You may ask but not act."], cancellationToken);
            return;
        }
        var word = OfferBoard.IsStale(until, time.GetUtcNow()) ? say["오래된 버튼입니다.", "An old button."]
            : !view.TryCommand(new AnswerOffer($"telegram:{press.From.Id}", offer, until, yes)) ? say["⚠️ 지금은 명령을 받을 수 없습니다. 다시 해 주십시오.", "⚠️ Could not be taken; try again."]
            : yes ? say["✅ 다시 확인하고 삽니다.", "✅ Checked again, then bought."]
            : say["사지 않습니다.", "Not bought."];
        LogOffer(offer, yes, press.From.Id);
        await ToastAsync(press, word, cancellationToken);
    }

    async Task ConfirmedAsync(CallbackQuery press, Message message, Role role, string code, Answer answer, CancellationToken cancellationToken)
    {
        if (role < Role.Operator)
        {
            Refused("viewer-press", press.From, say["보기만 하는 사람이 확인 단추를 눌렀습니다.", "A viewer pressed a confirmation."]);
            await ToastAsync(press, say["볼 수만 있습니다.", "You may ask but not act."], cancellationToken);
            return;
        }
        // What is done is done before anything is said about it: Telegram's slowness must not stand before a sale.
        var (result, question) = confirmations.Press(code, answer, press.From.Id, message.Chat.Id, message.MessageId, view.Snapshot);
        if (result == PressResult.Done && question!.Plan.Sale is { } sale)
            sales.Follow($"telegram:{press.From.Id}", message.Chat.Id, message.MessageId, question.Plan.Summary, sale);
        var word = result switch
        {
            PressResult.Done => say["✅ 요청했습니다.", "✅ Requested."],
            PressResult.Dismissed => say["그만두었습니다.", "Dropped."],
            PressResult.Expired => say["⌛ 20초가 지났습니다. 다시 명령해 주십시오.", "⌛ Expired; give the command again."],
            PressResult.Changed => say["⚠️ 그새 상태가 바뀌었습니다. 다시 명령해 주십시오.", "⚠️ Things have changed; give the command again."],
            PressResult.Busy => say["⚠️ 지금은 명령을 받을 수 없습니다. 다시 해 주십시오.", "⚠️ Could not be taken; try again."],
            PressResult.NotYours => say["명령한 사람만 누를 수 있습니다.", "Only who asked may press."],
            _ => say["이미 끝난 단추입니다.", "This button is spent."],
        };
        LogPress(result, press.From.Id);
        if (result == PressResult.NotYours)
            Refused("not-yours", press.From, say["남의 확인 단추를 눌렀습니다.", "Somebody pressed another person's confirmation."]);
        if (question is not null)
            editor.Edit(message.Chat.Id, message.MessageId, $"{question.Plan.Summary}\n{word} {Speech.Clock(time.GetUtcNow())}", Markup.Inline());
        await ToastAsync(press, word, cancellationToken);
    }

    async Task ToastAsync(CallbackQuery press, string text, CancellationToken cancellationToken)
    {
        await pacer.EnterAsync(cancellationToken);
        // Too late or twice: Telegram says no, and nobody misses it.
        await api.AnswerCallbackQueryAsync(new(press.Id, text.Length > 0 ? text : null, false), cancellationToken);
    }

    void Answer(long chat, string html, Markup? markup = null) =>
        dispatcher.Post(new(0, chat, Lane.Answer, NewsKind.Own, time.GetUtcNow(), html, false, markup));

    /// <summary>Logged each time and told to the owners once a day for each person and kind, within <see cref="Refusals"/>.</summary>
    void Refused(string kind, User from, string sentence)
    {
        if (_refusals.MayLog())
            LogRefused(kind, from.Id);
        if (!_refusals.MayTell(kind, from.Id))
            return;
        var today = Kst.DateOf(time.GetUtcNow());
        var who = $"{Html.Escape(from.FirstName)}{(from.Username is { } name ? $" @{Html.Escape(name)}" : "")} (id {from.Id})";
        foreach (var chat in roles.OwnerChats)
        {
            dispatcher.Post(
                new(0, chat, Lane.News, NewsKind.Own, time.GetUtcNow(), $"🚫 {sentence}\n{who}\n{say["아무 일도 일어나지 않았습니다.", "Nothing happened."]}", false),
                $"refused.{kind}.{from.Id}.{Speech.Day(today)}");
        }
    }

    static string Query(CommandKind kind, string[] arguments) => $"{kind}|{Short(string.Join(' ', arguments))}";

    /// <summary>A button holds 64 bytes; a stock's name can be longer than its share of them.</summary>
    static string Short(string argument) => Encoding.UTF8.GetByteCount(argument) <= 32 && !argument.Contains('|', StringComparison.Ordinal) ? argument : "";

    static int Days(string[] arguments, int otherwise) =>
        arguments.Length > 0 && int.TryParse(arguments[0].TrimEnd('일', 'd'), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? Math.Clamp(days, 1, 366)
            : otherwise;

    [LoggerMessage(4130, LogLevel.Warning, "refused ({Kind}) from user {User}")]
    partial void LogRefused(string kind, long user);

    [LoggerMessage(4131, LogLevel.Information, "confirmation: {Result} by user {User}")]
    partial void LogPress(PressResult result, long user);

    [LoggerMessage(4133, LogLevel.Information, "offer {Offer}: {Yes} by user {User}")]
    partial void LogOffer(int offer, bool yes, long user);

    [LoggerMessage(4132, LogLevel.Warning, "too many commands from user {User}, dropped")]
    partial void LogFlood(long user);
}
