using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Danta.Kis;

namespace Danta.Host.Bench;

/// <summary>A certificate for loopback, made for one run and trusted by nobody else.</summary>
sealed class LoopTls : IDisposable
{
    readonly X509Certificate2 _certificate = Make();

    public KisTls Trust => new(new X509Certificate2Collection(_certificate));

    public Stream Serve(Stream wire)
    {
        var secured = new SslStream(wire);
        secured.AuthenticateAsServer(_certificate);
        return secured;
    }

    public void Dispose() => _certificate.Dispose();

    static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
