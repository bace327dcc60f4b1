using Danta.Host.Engine;
using Danta.Host.Simtest;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Simtest;

/// <summary>Worlds of several days: what they hold, and that those who watch over them can complain.</summary>
public sealed class MonthTests
{
    /// <summary>The exam day's late close and a year's late opening: among fifty seeds of twenty days there are both.</summary>
    [Fact]
    public void Among_fifty_months_are_the_exam_day_and_a_years_first_session()
    {
        var months = Enumerable.Range(1, 50).Select(static seed => Month.Of(seed, 20).Stays.Single()).ToList();
        foreach (var day in (DateOnly[])[new(2026, 11, 19), new(2027, 1, 4)])
            Assert.InRange(months.Count(month => Kst.At(day, TimeOnly.MinValue) > month.From && Kst.At(day.AddDays(1), TimeOnly.MinValue) < month.From + month.Lives), 5, 45);
    }

    public static TheoryData<string> Wrong => ["tell all twice", "tell the same all day", "ask before the morning"];

    /// <summary>Within the first hour of the first day, so that no whole month has to be lived.</summary>
    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_program_that_talks_or_asks_too_much_is_found_out(string name)
    {
        var complaint = SeedRun.Run(2, mutation: step => Mutant(name, step), days: 2).Complaint;
        Assert.NotNull(complaint);
        Assert.Contains(name switch { "tell all twice" => "told twice", "ask before the morning" => "asked at 07:4", _ => "the owner is told" }, complaint, StringComparison.Ordinal);
    }

    static TraderStep Mutant(string name, TraderStep step) => (in Input input, ICollection<Request> requests) =>
    {
        step(input, requests);
        switch (name)
        {
            case "tell all twice":
                foreach (var told in requests.OfType<Tell>().ToArray())
                    requests.Add(told);
                break;
            case "tell the same all day" when input.Kind == InputKind.Second && input.At.ToUnixTimeSeconds() % 60 == 0:
                requests.Add(new Tell(new FeedNews(input.At, "시세가 이상합니다")));
                break;
            case "ask before the morning" when input.Kind == InputKind.Second:
                requests.Add(new Ask(new BalanceQuestion(), false));
                break;
        }
    };
}
