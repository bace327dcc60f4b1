using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Danta.Kis.Tests.Broker;

namespace Danta.Kis.Tests.Line;

/// <summary>Whoever stands in the middle has a certificate too. It must open neither the feed nor the line that carries token and secret.</summary>
public sealed class CertificateTests : IDisposable
{
    readonly TcpListener _listener = TcpListener.Create(0);
    readonly Authority _trusted = new("trusted");
    readonly Authority _other = new("other");

    public CertificateTests() => _listener.Start();

    int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task An_honest_one_is_taken()
    {
        var serving = ServeAsync(_trusted.Issue("localhost", 2090));
        using var wire = await BlockingDial.OpenAsync(new($"https://localhost:{Port}/"), new(_trusted.Alone), discards: true, default);
        using var server = await serving;
        await server!.WriteAsync("x"u8.ToArray());
        Assert.Equal('x', wire.Stream.ReadByte());
    }

    public static TheoryData<string, bool> Wrong => new(
        from what in (string[])["another name", "an unknown root", "out of date", "signed by itself", "none of the machine's roots"]
        from feed in (bool[])[false, true]
        select (what, feed));

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_one_opens_nothing(string what, bool feed)
    {
        var serving = ServeAsync(what switch
        {
            "another name" => _trusted.Issue("localhost.example.com", 2090),
            "an unknown root" => _other.Issue("localhost", 2090),
            "out of date" => _trusted.Issue("localhost", 2021),
            "signed by itself" => Authority.SignItself("localhost"),
            _ => _trusted.Issue("localhost", 2090),
        });
        var tls = what == "none of the machine's roots" ? new KisTls() : new(_trusted.Alone);

        await Assert.ThrowsAnyAsync<IOException>(() => feed
            ? LiveSocket.ConnectAsync(new($"wss://localhost:{Port}/"), tls, Patience.Limit, new ManualTime(), default)
            : BlockingDial.OpenAsync(new($"https://localhost:{Port}/"), tls, discards: true, default));

        // Not a byte of what a client says once it trusts has come.
        var server = await serving;
        Assert.Equal(0, await HeardAsync(server));
    }

    static async Task<int> HeardAsync(SslStream? server)
    {
        try
        {
            return server is null ? 0 : await server.ReadAsync(new byte[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    async Task<SslStream?> ServeAsync(X509Certificate2 certificate)
    {
        using var end = Patience.End();
        var client = await _listener.AcceptTcpClientAsync(end.Token);
        var secured = new SslStream(client.GetStream());
        try
        {
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end.Token);
            return secured;
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            await secured.DisposeAsync();
            return null;
        }
    }

    /// <summary>Signs for a name.</summary>
    sealed class Authority
    {
        static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

        readonly X509Certificate2 _own;

        public Authority(string name)
        {
            var request = new CertificateRequest($"CN={name}", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
            _own = request.CreateSelfSigned(From, From.AddYears(80));
        }

        public X509Certificate2Collection Alone => [X509CertificateLoader.LoadCertificate(_own.RawData)];

        public static X509Certificate2 SignItself(string name) => RequestOf(name, out _).CreateSelfSigned(From, From.AddYears(70));

        public X509Certificate2 Issue(string name, int until)
        {
            var request = RequestOf(name, out var key);
            using var bare = request.Create(_own, From, new(until, 1, 1, 0, 0, 0, TimeSpan.Zero), [1, 2, 3]);
            return bare.CopyWithPrivateKey(key);
        }

        static CertificateRequest RequestOf(string name, out ECDsa key)
        {
            key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
            return request;
        }
    }
}
