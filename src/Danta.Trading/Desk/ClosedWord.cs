namespace Danta.Trading;

/// <summary>
/// The broker refused an order because it is not a trading hour. Its word is good for a while, longer each time: a moment after nine
/// it is wrong, and the trades that go on show that.
/// </summary>
/// <param name="Times">So often in this phase of the day.</param>
/// <param name="ToldAt">When the owner was last told.</param>
sealed record ClosedWord(string Text, DateTimeOffset At, int Times, DateTimeOffset ToldAt)
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Until then nothing is bought, whatever trades.</summary>
    DateTimeOffset Until => At + (First * (1 << Math.Min(Times - 1, 5)) is var rest && rest < Longest ? rest : Longest);

    /// <summary>Nothing is bought on its account.</summary>
    public bool Holds(TradingDay day, DateTimeOffset now) => !IsDisproved(day) && !(now >= Until && day.TradedAt > At);

    /// <summary>The broker has taken an order since.</summary>
    public bool IsDisproved(TradingDay day) => day.AcceptedAt > At;
}
