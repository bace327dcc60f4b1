using Danta.Host.Simtest;

namespace Danta.Host.Tests.Simtest;

/// <summary>That the watch over nights can complain, and of what it does not.</summary>
public sealed class FlatnessTests
{
    static string? After(int nights, Func<int, long> figure)
    {
        var flatness = new Flatness();
        string? grown = null;
        for (var night = 0; night < nights; night++)
            grown ??= flatness.Add(new Dictionary<string, long>(StringComparer.Ordinal) { ["Desk._orders"] = figure(night) });
        return grown;
    }

    [Theory]
    [InlineData(4)]
    [InlineData(100)]
    public void What_grows_by_as_much_each_day_is_found_within_twenty(int each)
    {
        Assert.Contains("Desk._orders", After(20, night => each * night), StringComparison.Ordinal);
        Assert.Contains("Desk._orders", After(20, night => 50 + each * night), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_and_goes_is_no_growth()
    {
        Assert.Null(After(20, static _ => 5_000));
        Assert.Null(After(20, static night => night % 7 * 400));
        // One busy day, and one more.
        Assert.Null(After(20, static night => night is 10 or 11 ? 9_000 : 100));
    }

    /// <summary>Each day leaves itself and what was found of it; only what is left beside the two would fill a disk.</summary>
    [Fact]
    public void A_day_and_its_manifest_are_no_growth_and_what_is_left_beside_them_is()
    {
        string[] days = [.. Enumerable.Range(1, 20).Select(static day => $"2026-11-{day:00}.danta{(day < 14 ? ".gz" : "")}")];
        string[] manifests = [.. Enumerable.Range(1, 19).Select(static day => $"2026-11-{day:00}.danta.json")];
        string[] left = ["2026-10-02.danta.json", "2026-11-19.danta.cut-812-1", "2026-11-20.danta.gz.part"];
        Assert.Empty(FlatWatch.BesideDays([.. days, .. manifests]));
        Assert.Equal(left, FlatWatch.BesideDays([.. days, .. manifests, .. left]));
    }

    [Fact]
    public void Every_collection_that_can_be_reached_is_counted_by_the_field_that_holds_it()
    {
        var house = new House();
        house.Rooms["hall"] = new Room { Things = { "chair", "lamp" } };
        house.Rooms["attic"] = new Room { Things = { "box" } };
        var counts = Census.Of(house);
        Assert.Equal(2, counts["House._rooms"]);
        Assert.Equal(3, counts["Room.Things"]);
        Assert.Equal(4, counts["House._waiting"]);
    }

    sealed class House
    {
        readonly Dictionary<string, Room> _rooms = [];
        readonly Queue<int> _waiting = new([1, 2, 3, 4]);

        public Dictionary<string, Room> Rooms => _rooms;

        public int Next => _waiting.Peek();
    }

    sealed class Room
    {
        public List<string> Things { get; } = [];
    }
}
