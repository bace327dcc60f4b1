using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>
/// Random settings, ticks, fills, faults and commands: nothing makes the trader go beyond a limit, sell what is not there, or leave a
/// position without its protection. A failing seed is repeated by its number.
/// </summary>
public sealed class LimitChanceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 80)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Limits_hold_and_positions_are_protected_whatever_happens(int seed)
    {
        var chance = new Random(seed * 7_919);
        var settings = Draw(chance);
        var broker = new LooseBroker(seed, settings, seed % 3 == 0 ? Faults.None : Faults.Many);
        var guard = new Guard(broker, settings);
        for (var second = 0; second < 240; second++)
        {
            broker.Pass(1);
            guard.Look();
            if (chance.Next(12) == 0)
                broker.Command(Wish(chance, settings));
        }
        Assert.Empty(broker.Complaints);
        Assert.Empty(guard.Complaints);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(31)]
    public void Equal_runs_give_equal_requests(int seed)
    {
        Assert.Equal(Run(seed), Run(seed));

        static List<string> Run(int seed)
        {
            var chance = new Random(seed);
            var settings = Draw(chance);
            var broker = new LooseBroker(seed, settings, Faults.Many);
            for (var round = 0; round < 30; round++)
            {
                broker.Pass(4);
                broker.Command(Wish(chance, settings));
            }
            return [.. broker.Requests.Select(request => request is Note note ? $"{note.Decision.At:O} {note.Decision.Sentence} {string.Join(';', note.Decision.Reasons)}" : request.ToString())];
        }
    }

    static TraderSettings Draw(Random chance) => LooseBroker.Lively with
    {
        BudgetPerTrade = new(chance.Next(200_000, 3_000_000)),
        MaxPositions = chance.Next(1, 6),
        WatchSlots = chance.Next(2) == 0 ? 6 : 40,
        Entry = chance.Next(3) == 0
            ? new EntrySettings("any") { Rules = [new("breakout") { Keys = Window(chance) }, new("strength") { Keys = Window(chance) }] }
            : new EntrySettings("immediate"),
        Exit = new(
            Maybe(chance, 0.3m, 2m), Rate.FromPercent(0.3m + chance.Next(10) / 10m), Maybe(chance, 0.3m, 1m), null, Maybe(chance, 0.3m, 1m),
            chance.Next(2) == 0 ? TimeSpan.FromSeconds(chance.Next(5, 60)) : null, null)
        {
            PartAt = Maybe(chance, 0.3m, 0.6m), WhenLeft = chance.Next(2) == 0, WeakBuyShare = Maybe(chance, 20m, 40m), WeakSeconds = 10,
        },
        Risk = new(
            chance.Next(3) == 0 ? new Won(chance.Next(1_000, 30_000)) : null, chance.Next(4, 60), TimeSpan.FromSeconds(chance.Next(0, 20)),
            chance.Next(2) == 0 ? chance.Next(1, 5) : null, chance.Next(3) == 0 ? chance.Next(1, 5) : null)
        {
            MaxSpreadTicks = chance.Next(2) == 0 ? 2 : null,
        },
    };

    static Dictionary<string, decimal> Window(Random chance) => new(StringComparer.Ordinal) { ["seconds"] = chance.Next(2, 20) };

    static Rate? Maybe(Random chance, decimal from, decimal to) =>
        chance.Next(2) == 0 ? Rate.FromPercent(from + (to - from) * chance.Next(100) / 100m) : null;

    static OwnerCommand Wish(Random chance, TraderSettings settings)
    {
        var code = LooseBroker.Codes[chance.Next(LooseBroker.Codes.Length)];
        return chance.Next(9) switch
        {
            0 => new Pause("test"),
            1 or 2 or 3 => new Resume("test"),
            4 => new Flatten("test"),
            5 => new SellPosition("test", code),
            6 => new Ban("test", code, chance.Next(2) == 0),
            7 => new SwitchCondition("test", "0", chance.Next(3) > 0),
            _ => new ChangeSettings("test", settings with { Exit = settings.Exit with { TakeProfit = Rate.FromPercent(0.5m + chance.Next(10) / 10m) } }),
        };
    }

    /// <summary>Looks from outside, once a second, at what the trader shows and at what it has sent.</summary>
    sealed class Guard(LooseBroker broker, TraderSettings settings)
    {
        /// <summary>A refused or doubtful sale is tried again after at most thirty seconds.</summary>
        const int Patience = 45;

        readonly Dictionary<InstrumentCode, int> _bare = [];
        readonly Queue<DateTimeOffset> _sent = new();
        int _heard;
        bool _limitReached;

        public List<string> Complaints { get; } = [];

        public void Look()
        {
            var shot = broker.Trader.Snapshot();
            ReadRequests();
            if (shot.Positions.Count > settings.MaxPositions)
                Complaints.Add($"{broker.Now:HH:mm:ss} holds {shot.Positions.Count}, may {settings.MaxPositions}");
            if (settings.Risk.MaxTradesPerSymbolPerDay is { } most)
            {
                foreach (var stock in shot.Trades.Select(trade => trade.Code).Concat(shot.Positions.Select(position => position.Code)).GroupBy(code => code))
                {
                    if (stock.Count() > most)
                        Complaints.Add($"{broker.Now:HH:mm:ss} {stock.Key} traded {stock.Count()} times, may {most}");
                }
            }
            foreach (var code in LooseBroker.Codes)
                LookAt(code, shot);
        }

        void LookAt(InstrumentCode code, TraderSnapshot shot)
        {
            var position = shot.Positions.FirstOrDefault(held => held.Code == code);
            var isSelling = shot.Orders.Any(order => order.Code == code && order.Side == Side.Sell && order.State.IsOpen());
            var isBeyond = position is { Price.IsQuoted: true, InDoubt: false } held && held.Cost - held.Value is var loss
                && settings.Exit.StopLoss!.Value.IsReachedBy(loss, held.Cost);
            _bare[code] = isBeyond && !isSelling ? _bare.GetValueOrDefault(code) + 1 : 0;
            if (_bare[code] == Patience)
                Complaints.Add($"{broker.Now:HH:mm:ss} {code} is beyond its stop and nothing is being sold");
        }

        void ReadRequests()
        {
            for (; _heard < broker.Requests.Count; _heard++)
            {
                switch (broker.Requests[_heard])
                {
                    case Tell { News: LossLimitNews }:
                        _limitReached = true;
                        break;
                    case Tell { News: CommandNews { Text: "재개했습니다" } }:
                        _limitReached = false;
                        break;
                    case PlaceOrder order:
                        Take(order);
                        break;
                }
            }
        }

        void Take(PlaceOrder order)
        {
            // Requests are read once a second: an order may be up to a second older than now.
            while (_sent.TryPeek(out var oldest) && broker.Now - oldest > TimeSpan.FromSeconds(59))
                _sent.Dequeue();
            if (order.Side == Side.Buy && _sent.Count >= settings.Risk.MaxOrdersPerMinute + 1)
                Complaints.Add($"{broker.Now:HH:mm:ss} buys after {_sent.Count} orders in a minute");
            if (order.Side == Side.Buy && _limitReached)
                Complaints.Add($"{broker.Now:HH:mm:ss} buys beyond the day's loss limit");
            _sent.Enqueue(broker.Now);
        }
    }
}
