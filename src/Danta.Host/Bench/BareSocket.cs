using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Danta.Host.Bench;

/// <summary>The floor: blocking receives, the tick's own bytes known beforehand, and an order whose bytes were ready too.</summary>
sealed class BareSocket : IContender
{
    readonly Socket _feed = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly Socket _rest = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly Stream _orders;
    readonly byte[] _quiet = LoopSocket.Frame(Encoding.ASCII.GetBytes(Stage.Sales.Quiet));
    readonly byte[] _deciding = LoopSocket.Frame(Encoding.ASCII.GetBytes(Stage.Sales.Deciding));

    /// <param name="tls">Null: none.</param>
    public BareSocket(LoopTls? tls)
    {
        Broker = new(_ => Answers.Order, tls);
        _feed.Connect(Broker.WebSocket.Host, Broker.WebSocket.Port);
        _rest.Connect(Broker.Rest.Host, Broker.Rest.Port);
        _orders = new NetworkStream(_rest, ownsSocket: true);
        if (tls is not null)
        {
            var secured = new SslStream(_orders);
            secured.AuthenticateAsClient(tls.Trust.For("127.0.0.1"));
            _orders = secured;
        }
        _feed.Send(Encoding.ASCII.GetBytes("GET /tryitout HTTP/1.1\r\nHost: loop\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        _feed.Receive(new byte[4096]);
        new Thread(Run) { IsBackground = true }.Start();
    }

    public string Name => "bare sockets";

    public LoopBroker Broker { get; }

    public byte[] NextQuiet() => _quiet;

    public byte[] NextDeciding() => _deciding;

    void Run()
    {
        var body = """{"CANO":"50012345","ACNT_PRDT_CD":"01","PDNO":"005930","ORD_DVSN":"01","ORD_QTY":"10","ORD_UNPR":"0","EXCG_ID_DVSN_CD":"KRX","SLL_TYPE":"01","CNDT_PRIC":""}""";
        var order = Encoding.ASCII.GetBytes(
            $"POST /uapi/domestic-stock/v1/trading/order-cash HTTP/1.1\r\nHost: loop\r\nauthorization: Bearer TOKEN\r\nappkey: KEY\r\nappsecret: SECRET\r\ntr_id: TTTC0011U\r\ncusttype: P\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var filled = 0;
                while (filled < _deciding.Length)
                    filled += _feed.Receive(buffer.AsSpan(filled, _deciding.Length - filled));
                if (!buffer.AsSpan(0, filled).SequenceEqual(_deciding))
                    continue;
                _orders.Write(order);
                if (_orders.Read(buffer) == 0)
                    return;
            }
        }
        catch (Exception gone) when (gone is SocketException or IOException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    public void Dispose()
    {
        _feed.Dispose();
        _rest.Dispose();
        _orders.Dispose();
        Broker.Dispose();
    }
}
