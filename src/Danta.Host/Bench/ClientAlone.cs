using System.Text;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Host.Bench;

/// <summary>Danta.Kis by itself: a trade at the target is answered by a market order.</summary>
sealed class ClientAlone : IContender, IMarketSink
{
    static readonly InstrumentCode Stock = InstrumentCode.Parse("005930");

    readonly string _directory = Directory.CreateTempSubdirectory("danta-latency").FullName;
    static readonly Price Reached = Price.FromWon(71_900);

    readonly byte[] _quiet = LoopSocket.Frame(Encoding.ASCII.GetBytes(Stage.Sales.Quiet));
    readonly byte[] _deciding = LoopSocket.Frame(Encoding.ASCII.GetBytes(Stage.Sales.Deciding));
    readonly OrderTicket _ticket = OrderTicket.AtMarket(Side.Sell, Stock, Quantity.Of(10));
    readonly KisClient _client;
    readonly MarketStream _stream;

    /// <param name="tls">Null: none.</param>
    public ClientAlone(LoopTls? tls)
    {
        Broker = new(request =>
            request.Contains("/tokenP", StringComparison.Ordinal) ? Answers.Token
            : request.Contains("/Approval", StringComparison.Ordinal) ? Answers.Approval
            : Answers.Order, tls);
        _client = new(new KisOptions
        {
            Environment = KisEnvironment.Real,
            Account = KisAccount.Parse("50012345-01"),
            Keys = new() { AppKey = new("KEY"), AppSecret = new("SECRET"), HtsId = "SIMUSER1", RestUrl = Broker.Rest, WebSocketUrl = Broker.WebSocket },
            StateDirectory = _directory,
            HashKey = false,
            // The pace of the broker is not what is measured here.
            RequestsPerSecond = 1_000,
        }, ground: new() { Tls = tls?.Trust ?? new() });
        _stream = _client.OpenStream(this);
        _stream.Watch(Stock);
        _client.KeepOrderLine(warm: true);
        _stream.Start();
        SpinWait.SpinUntil(() => Broker.Registered == 1 && _client.ReadyForOrders == 3, TimeSpan.FromSeconds(10));
    }

    public string Name => "Danta.Kis";

    public LoopBroker Broker { get; }

    public byte[] NextQuiet() => _quiet;

    public byte[] NextDeciding() => _deciding;

    public void OnTrade(in TradeTick tick, long receivedAt)
    {
        if (tick.Last >= Reached)
            _ = _client.Orders.PlaceAsync(_ticket, Lane.PanicAndExits, CancellationToken.None);
    }

    public void OnBook(in BookTick tick, long receivedAt)
    {
    }

    public void OnNotice(OrderNotice notice, long receivedAt)
    {
    }

    public void OnMarketState(MarketStateTick state, long receivedAt)
    {
    }

    public void OnExpected(in TradeTick tick, long receivedAt)
    {
    }

    public void OnState(StreamState state)
    {
    }

    public void OnFault(StreamFault fault)
    {
    }

    public void Dispose()
    {
        _stream.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _client.Dispose();
        Broker.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
