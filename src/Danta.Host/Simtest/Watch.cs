using Danta.Market;
using Danta.Simulator.Embedded;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Sees everything that trader and exchange do and complains of what must never be. It knows the truth of both sides and none
/// of the trader's reasoning.
/// </summary>
sealed partial class Watch
{
    /// <summary>By a clock that was set back by hours a minute takes ten, and they come as seldom: one is enough there.</summary>
    const int ListsInPeace = 2;

    readonly World _world;
    readonly Hindrances _hindrances;
    readonly StartWatch _starts;
    readonly ExitWatch _exits;
    readonly WishWatch _wishes;
    bool _hasLeft;
    readonly CallWatch _calls;
    readonly MorningWatch _morning;
    readonly RefusalWatch _refusals;
    readonly NightWatch _nights;
    readonly RestWatch _rests;
    readonly PromiseWatch _promises;
    readonly HeldWatch _held;
    readonly PlacesWatch _places;
    readonly LockWatch _locks;
    readonly NewsWatch _news;
    readonly ApprovalWatch _approvals;
    readonly HashSet<int> _placed = [];
    readonly Dictionary<InstrumentCode, int> _prices = [];
    readonly Dictionary<InstrumentCode, int> _askedPrices = [];
    readonly List<PlaceOrder> _leaving = [];
    readonly List<PlaceOrder> _unwritten = [];
    int _quietSeconds;
    int _listsInPeace;
    bool _peace;

    public Watch(World world)
    {
        _world = world;
        _hindrances = new Hindrances(world);
        _starts = new StartWatch(world, _hindrances);
        _locks = new LockWatch(world);
        _exits = new ExitWatch(world, _locks, trade => _promises!.SoldFrom.Contains(trade));
        _wishes = new WishWatch(world);
        _calls = new CallWatch(world);
        _morning = new MorningWatch(world, _hindrances);
        _refusals = new RefusalWatch(world);
        _nights = new NightWatch(world);
        _rests = new RestWatch(world);
        _promises = new PromiseWatch(world);
        _held = new HeldWatch(world, _hindrances);
        _places = new PlacesWatch(world);
        _news = new NewsWatch(world);
        _approvals = new ApprovalWatch(world);
    }

    public List<string> Complaints { get; } = [];
    public int Orders => _placed.Count;

    /// <summary>Exits that fell due and were followed up to a sale.</summary>
    public int ExitsChecked => _exits.Checked;
    public int ApprovalsChecked => _approvals.Checked;
    public int StartsChecked => _starts.Checked;

    /// <summary>At rest by the last look, in whose second what the program shows is its newest.</summary>
    public bool IsQuiet { get; private set; }
    public Hindrances Hindrances => _hindrances;
    public HeardNotices Heard { get; } = new();

    public void Complain(string what)
    {
        Complaints.Add($"{Kst.Of(_world.Wall.Now):HH:mm:ss.fff} {what}");
        _world.Trace($"!!! {what}");
    }

    /// <summary>News for the owner. A halt that does not end by itself is a fault of the trader's own.</summary>
    public void Told(OwnerNews news)
    {
        if (_world.Plan.IsMonth)
            _news.Told(news);
        if (news is DoubtQuestionNews question)
        {
            _world.Owner.Asked(question);
            // Where nobody else trades the evidence suffices, unless it errs, or a clock that leapt has made it older or younger than it is.
            if (!_world.Meddled.Any(question.Code.ToString()) && !_world.OddRows.HasShortened(question.Code.ToString()) && !(_world.Plan.Days.KeepsHours && _world.Meddled.Handled.Contains(question.Code.ToString())) && !_world.Ledgers.AreWrong
                && !_world.Faults.Struck.Exists(fault => fault.Kind == FaultKind.ClockLeaps || fault.Kind == FaultKind.ClockJumps && _world.Plan.Days.KeepsHours))
                Complain($"the owner is asked about {question.Side} {question.Quantity} of {question.Code}: {question.Known}");
        }
        if (news is DifferenceNews { Code.IsNone: false } difference && difference.Text.Contains($"'정리 {difference.Code}'", StringComparison.Ordinal))
            _world.Owner.Asked(difference);
        if (news is DifferenceNews { Code.IsNone: false } whose && whose.Text.Contains($"'넘겨받기 {whose.Code}'", StringComparison.Ordinal))
            _world.Owner.AskedWhose(whose);
        _held.Told(news);
        _promises.Told(news);
        _approvals.Told(news);
        if (news is RefusedNews refused)
            _refusals.Told(refused);
        // A journal that has lost records makes him be asked whose the shares are; nothing else of that kind may.
        if (news is HaltNews { Halted: true, Heals: false } halt && !(_world.Damage.Done && halt.Reason.Contains("기록이 손상되어", StringComparison.Ordinal)))
            Complain($"the trader halted: {halt.Reason}");
    }

    /// <summary>A step of the trader: what it heard and what it asks for.</summary>
    public void Stepped(Machine machine, in Input input, ICollection<Request> requests)
    {
        Sent();
        if (input.Kind == InputKind.Trade)
        {
            _prices[input.Trade.Code] = input.Trade.Last.Won;
            _exits.Heard(machine.Shot, input.Trade);
            _morning.Ticks(input.Trade.Code);
        }
        if (input.Kind == InputKind.Book)
            _exits.Heard(machine.Shot, input.Book);
        if (input.Event is { } happened)
            Hear(input.At, happened);
        if (_world.IsTraced && input.Event is not null)
            _world.Trace($"← {TraceText.Of(input.Event)}");
        foreach (var request in requests)
        {
            if (_world.IsTraced)
                _world.Trace($"→ {TraceText.Of(request)}");
            if (request is PlaceOrder order)
                Place(machine, order, input.At, requests);
            else if (request is Trading.Rest)
                _morning.Boots();
        }
    }

    /// <summary>An order of the last step is handed on: its intent is with the operating system.</summary>
    public void Sent(PlaceOrder order)
    {
        _hasLeft = true;
        if (!_leaving.Remove(order) || !_placed.Add(order.Order.Value))
            Complain($"order {order.Order} is sent again");
        _unwritten.Add(order);
        _world.Owner.Sees(order);
        _calls.Decided(order);
        _morning.Decided(order);
    }

    /// <summary>The last step is over. What was wanted and has not left could not be written down.</summary>
    public void Sent()
    {
        _leaving.Clear();
        _hasLeft = false;
        _wishes.Survived();
    }

    /// <summary>The process died in the last step. Where an order of it had left, the disk had what was heard before.</summary>
    public void Died()
    {
        if (!_hasLeft)
            _wishes.Died();
        _leaving.Clear();
        _hasLeft = false;
    }

    /// <summary>
    /// The process died with a full disk: its successor cannot know the last orders and counts them anew. What they did is the
    /// broker's word against the books, as with the owner's own trades.
    /// </summary>
    public void Forgotten()
    {
        foreach (var order in _unwritten)
        {
            _placed.Remove(order.Order.Value);
            _world.Meddled.Forgotten.Add(order.Code.ToString());
        }
        _unwritten.Clear();
        _wishes.Forgotten();
    }

    /// <summary>A record was damaged: what the owner had said may have been in it.</summary>
    public void RecordLost() => _wishes.Forgotten();

    /// <summary>A process begins.</summary>
    public void Boots()
    {
        _rests.Speaks();
        _news.Troubled();
        _world.Archive.Boots();
        _starts.Boots();
        _calls.Boots();
        _morning.Boots();
        _refusals.Boots();
        _promises.Boots();
        _locks.Boots();
    }

    /// <inheritdoc cref="PromiseWatch.MayFollow"/>
    public bool MayFollow(string code) => _promises.MayFollow(code);

    /// <summary>A dry run begins: its calls count, and none of its orders may ever be seen at the exchange.</summary>
    public void BootsDry() => _calls.Boots();

    public CallTally Calls => _rests.Tally;

    /// <summary>A connection of the feed is asked for: at night that is what the broker blocks keys for.</summary>
    public void Dials(Machine machine) => _rests.CallLeaves(machine, "dial");

    /// <summary>Searches of conditions that were held to their rhythm.</summary>
    public int TurnsChecked => _morning.Turns;

    /// <summary>A call leaves the house.</summary>
    public void CallLeaves(Machine machine, Uri call, string appKey)
    {
        if (machine.Guise == Guise.Dry)
        {
            if (CallWatch.IsOrder(call.AbsolutePath))
                Complain($"a dry run sends an order: {call.AbsolutePath}");
            _calls.Leaves(call.AbsolutePath, appKey);
            return;
        }
        _hindrances.Asked();
        _starts.CallLeaves(call.AbsolutePath, CallWatch.IsToken(call.AbsolutePath));
        _rests.CallLeaves(machine, call.AbsolutePath);
        _calls.Leaves(call.AbsolutePath, appKey);
        _morning.Leaves(call);
    }

    public void AsksForToken(byte[] body) => _calls.AsksForToken(body);

    /// <inheritdoc cref="StartWatch.HasCompared"/>
    public bool HasCompared => _starts.HasCompared;

    public void PurchaseArrives() => _morning.Arrives();

    public void RefusedForMoney() => _morning.RefusedForMoney();

    public void CallArrives(string path, string trId, byte[] body) => _calls.Arrives(path, trId, body);

    public void CallAnswered(string path, string trId, byte[] body, EmbeddedAnswer answer)
    {
        // A hashkey needs no token.
        if (answer.Status == 200 && path.Contains("/v1/", StringComparison.Ordinal))
            _hindrances.Served();
        _calls.Answered(path, trId, body, answer);
    }

    public NewsWatch News => _news;

    /// <inheritdoc cref="NewsWatch.Troubled"/>
    public void Troubled() => _news.Troubled();

    public void ClockJumped()
    {
        _calls.ClockJumped();
        _rests.ClockSet();
        _news.Troubled();
    }

    public void TokensDied() => _hindrances.TokensDied();

    /// <summary>Hours are about to pass in which nobody does anything.</summary>
    public void Sleeps() => _world.FormerDays.Look();

    public void Wakes()
    {
        _hindrances.Slept();
        _promises.Wakes();
        _world.FormerDays.Look();
    }

    /// <summary>Days whose beginning was looked at.</summary>
    public int NightsChecked => _nights.Checked;

    /// <summary>What was counted by guess, where a list or a balance erred, is put right by lists that do not.</summary>
    bool MayGuess => _world.Plan.Themes.Contains(Theme.Ledgers) || _world.Plan.Themes.Contains(Theme.OddRows);

    public void Peace()
    {
        _peace = true;
        _listsInPeace = 0;
        _quietSeconds = 0;
    }

    /// <summary>Once a second.</summary>
    public void Second()
    {
        _hindrances.Look();
        _starts.Second();
        if (_world.Alive?.Engine?.Journal.IsBehind == false)
            _unwritten.Clear();
        foreach (var feed in _world.Feeds)
        {
            if (feed.Registered > 41)
                Complain($"{feed.Registered} registrations");
        }
        _world.FormerDays.Look();
        if (_world.Alive is not { } machine)
            return;
        _nights.Second(machine);
        _rests.Second();
        _promises.Second(machine.Shot);
        if (_peace)
        {
            machine.Run(() => machine.Engine!.Inbox.Post(new Pause("simtest")));
            _quietSeconds = Rest.IsAt(_world, machine) ? _quietSeconds + 1 : 0;
            IsQuiet = _quietSeconds >= Rest.LeastSeconds(_world) && (_listsInPeace >= (machine.Engine!.Clock.Behind > TimeSpan.Zero ? 1 : ListsInPeace) || !MayGuess);
        }
        _world.Splits.Second(machine.Shot, Math.Max(_hindrances.LastAt, machine.StartedAt));
        _held.Second(machine.Shot);
        _places.Second();
        _locks.Second(machine.Shot);
        _exits.Second(machine.Shot, _wishes.SellsAll, Math.Max(_hindrances.LastAt, machine.StartedAt));
    }

    /// <summary>At the end: everything at rest, and both sides tell the same story.</summary>
    public void Conclude()
    {
        if (Complaints.Count > 0)
            return;
        if (!IsQuiet || _world.Alive is not { } machine)
        {
            Complain($"it does not come to rest: {Rest.Lacks(_world)}");
            return;
        }
        if (machine.Household is { } household)
        {
            machine.Run(() => household.Archive.LookAsync(CancellationToken.None).GetAwaiter().GetResult());
            _world.Archive.Conclude();
        }
        Books.Compare(_world, machine.Shot, Heard.Fills, Complain);
        if (Complaints.Count == 0)
            JournalCheck.Run(_world, machine.Shot, Complain);
    }
}
