using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Danta.Kis;

/// <summary>Whom a connection trusts: certificate and name are checked, always.</summary>
/// <param name="Roots">Trusted instead of the machine's own; null: the machine's.</param>
public sealed record KisTls(X509Certificate2Collection? Roots = null)
{
    /// <summary>For a connection to this host.</summary>
    public SslClientAuthenticationOptions For(string host)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (Roots is not null)
        {
            options.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(Roots);
        }
        return options;
    }
}
