namespace Danta.Trading;

/// <summary>Everything that stops entries as a whole. Exits go on in every one of these.</summary>
sealed class Standing
{
    public bool Started { get; set; }

    /// <summary>Who pressed pause; null: nobody.</summary>
    public string? PausedBy { get; set; }

    /// <inheritdoc cref="Trading.Started.SellsOnly"/>
    public bool SellsOnly { get; set; }

    /// <summary>When 전량매도 was last over, by the broker's own lists; null: it has not been.</summary>
    public DateTimeOffset? FlattenedAt { get; set; }

    /// <summary>A fault of ours; only the owner lifts it.</summary>
    public string? Fault { get; set; }

    /// <summary>The start whose journal had lost records; null: none had, or it is known by now what that cost.</summary>
    public DateTimeOffset? LostRecordsAt { get; set; }

    /// <summary>The owner has been asked whose shares are that the books do not know: until he answers they have not been compared.</summary>
    public bool IsAskedWhose { get; set; }

    /// <summary>The day's loss limit was reached, or its profit target; null: not today.</summary>
    public string? DayLimit { get; set; }

    /// <summary>The broker's word that the market is closed, as long as nothing speaks against it; null: it did not say so.</summary>
    public ClosedWord? BrokerClosed { get; set; }

    public bool InboxFull { get; set; }

    /// <summary>Why the journal cannot be written; null: it can.</summary>
    public string? JournalTrouble { get; set; }

    /// <summary>Why the time of day cannot be trusted; null: it can.</summary>
    public string? ClockTrouble { get; set; }

    /// <summary>How far the time of the trader is ahead of a wall clock that was set back, as it was said last.</summary>
    public TimeSpan ClockBehind { get; set; }

    /// <summary>Why there is no access token; null: there is.</summary>
    public string? TokenTrouble { get; set; }

    /// <summary>Why nothing is answered; null: it is.</summary>
    public string? BrokerTrouble { get; set; }

    public bool StreamUp { get; set; }

    /// <summary>When it last came up: what was heard before may have changed unheard.</summary>
    public DateTimeOffset StreamUpAt { get; set; }

    /// <summary>Orders and balance have been compared since the last start and reconnect.</summary>
    public bool Reconciled { get; set; }

    /// <summary>Outside of the hours in which anything can be traded: nothing is asked by any rhythm.</summary>
    public bool IsAsleep { get; set; }

    public DateTimeOffset? StoppingSince { get; set; }

    public bool Finished { get; set; }

    public string? HaltReason => Fault ?? DayLimit ?? (InboxFull ? "입력이 밀려 있음" : null)
        ?? (JournalTrouble is { } trouble ? $"저널을 쓸 수 없음: {trouble}" : null) ?? ClockTrouble
        ?? (TokenTrouble is { } token ? $"접근토큰이 없음: {token}" : null)
        ?? (BrokerTrouble is { } silence ? $"증권사가 답하지 않음: {silence}" : null);

    public TraderState State =>
        StoppingSince is not null ? TraderState.Stopping
        : !Started ? TraderState.Starting
        : HaltReason is not null ? TraderState.Halted
        : PausedBy is not null ? TraderState.Paused
        : !Reconciled ? TraderState.Starting
        : TraderState.Running;

    public string Reason => State switch
    {
        TraderState.Stopping => "종료 중",
        TraderState.Halted => HaltReason!,
        TraderState.Paused => $"정지 ({PausedBy})",
        TraderState.Starting => Started ? "증권사와 대조 중" : "시작 전",
        _ => IsAsleep ? "쉬는 중" : "",
    };

    /// <summary>Faults of our own since the process began, told or not.</summary>
    public int Faults { get; set; }
}
