using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// The owner's other account, at an exchange of its own: now and then he starts the program with its keys between two lives, in the same
/// storage directory. Nothing of the one may be found in the other's books. It has no troubles of its own.
/// </summary>
sealed class OtherAccount(World world)
{
    readonly List<VirtualFeed> _feeds = [];
    EmbeddedExchange? _exchange;

    /// <summary>Steps that its market has not made yet, for nobody has looked since.</summary>
    int _owed;

    /// <summary>Both markets list the same codes: what is taken for the other's fits in.</summary>
    public EmbeddedExchange Exchange
    {
        get
        {
            _exchange ??= new(
                world.Plan.Market with { IsPaper = !world.Plan.IsPaper, Deposit = 50_000_000 }, new VirtualClock(world.Agenda, world.Wall, static ring => ring()));
            for (; _owed > 0; _owed--)
                _exchange.Step();
            return _exchange;
        }
    }

    public string Directory => Path.Combine(world.Directory, "other");

    public VirtualFeed Connect(Machine machine)
    {
        _feeds.RemoveAll(static old => !old.IsOpen);
        var feed = new VirtualFeed(world, machine, Exchange.Connect());
        _feeds.Add(feed);
        return feed;
    }

    /// <summary>From its first day on it goes on as the market does, and catches up where somebody looks again.</summary>
    public void Step()
    {
        if (_exchange is null)
            return;
        _owed++;
        if (!_feeds.Exists(static feed => feed.IsOpen))
            return;
        _ = Exchange;
        for (var index = 0; index < _feeds.Count; index++)
            _feeds[index].Carry();
    }

    /// <summary>Its program is about to end.</summary>
    public void Look(Machine machine)
    {
        var (shot, account) = (machine.Shot, Exchange.Account);
        foreach (var order in shot.Orders.Where(order => !order.Number.IsNone))
        {
            if (!account.Orders.Any(own => own.Number == order.Number.Text.PadLeft(10, '0') && own.Code == order.Code.ToString() && own.Quantity == order.Quantity.Shares))
                world.Watch.Complain($"the other account's books have order {order.Number} ({order.Side} {order.Quantity} of {order.Code}), which it never gave");
        }
        foreach (var held in shot.Positions.Where(held => !account.Fills.Any(fill => fill.Code == held.Code.ToString())))
            world.Watch.Complain($"the other account's books have {held.Quantity} of {held.Code}, which it never bought");
    }

    public HttpMessageHandler Network(Machine machine) => new Wire(world, machine, this);

    /// <summary>Calls that always arrive.</summary>
    sealed class Wire(World world, Machine machine, OtherAccount other) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var reply = new TaskCompletionSource<HttpResponseMessage>();
            cancellationToken.UnsafeRegister(static reply => ((TaskCompletionSource<HttpResponseMessage>)reply!).TrySetCanceled(), reply);
            var body = VirtualNetwork.BodyOf(request);
            world.Agenda.In(world.Delay(), () => Carry(request, body, reply));
            return reply.Task;
        }

        void Carry(HttpRequestMessage request, byte[] body, TaskCompletionSource<HttpResponseMessage> reply)
        {
            var answer = VirtualNetwork.Ask(other.Exchange, request, body);
            world.Agenda.In(world.Delay(), () => machine.Run(() => reply.TrySetResult(VirtualNetwork.ResponseOf(request, answer))));
        }
    }
}
