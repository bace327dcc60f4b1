using Danta.Trading;

namespace Danta.Telegram.News;

/// <summary>What a message is about: each kind can be loud, silent or off.</summary>
enum NewsKind
{
    Fill = 0,
    Refusal,
    Doubt,
    LossLimit,
    ClosedDay,
    Halt,
    Connection,
    Difference,
    Lifecycle,
    Report,

    /// <summary>Answers to the owner's own commands, and what strangers tried: cannot be switched off.</summary>
    Own,
}

/// <summary>How a kind is told.</summary>
enum Loudness
{
    Loud = 0,
    Silent,
    Off,
}

static class NewsKinds
{
    public static NewsKind KindOf(OwnerNews news) => news switch
    {
        FillNews => NewsKind.Fill,
        RefusedNews => NewsKind.Refusal,
        DoubtNews or DoubtQuestionNews => NewsKind.Doubt,
        LossLimitNews or ProfitTargetNews => NewsKind.LossLimit,
        ClosedDayNews => NewsKind.ClosedDay,
        HaltNews or ProgramNews or GuardNews { NeedsOwner: true } or FeedNews { NeedsOwner: true } => NewsKind.Halt,
        StreamNews or FeedNews or StorageNews => NewsKind.Connection,
        DifferenceNews or ConditionNews => NewsKind.Difference,
        TieOutNews => NewsKind.Report,
        MorningNews { Problems.Count: > 0 } => NewsKind.Halt,
        TraderStarted { SellsOnly: true } => NewsKind.Halt,
        TraderStarted or TraderStopped or MorningNews => NewsKind.Lifecycle,
        _ => NewsKind.Own,
    };

    /// <summary>What wakes nobody: trouble that mends itself, and what a person did himself.</summary>
    public static Loudness Usual(NewsKind kind) => kind switch
    {
        NewsKind.Connection or NewsKind.ClosedDay or NewsKind.Lifecycle => Loudness.Silent,
        _ => Loudness.Loud,
    };

    /// <summary>Kinds that /log lists afterwards.</summary>
    public static bool IsWarning(NewsKind kind) =>
        kind is NewsKind.Refusal or NewsKind.Doubt or NewsKind.LossLimit or NewsKind.Halt or NewsKind.Connection or NewsKind.Difference;
}
