using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Doctor;

/// <summary>What a call without keys shows of the broker's server. It counts for nothing at the broker's.</summary>
/// <param name="Problem">Null: it answers.</param>
/// <param name="Ahead">Of its clock, ours; null: it does not say.</param>
/// <param name="Certificate">The last day of its certificate; null: no TLS, or none was shown.</param>
/// <param name="Distrusted">What is wrong with the certificate; null: nothing.</param>
sealed record ServerFacts(string? Problem, TimeSpan? Ahead, DateTimeOffset? Certificate, string? Distrusted);

static class ServerProbe
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>A date in a header is cut to the second.</summary>
    static readonly TimeSpan CutOff = TimeSpan.FromSeconds(0.5);

    public static async Task<ServerFacts> AskAsync(Uri address, X509Certificate2Collection? roots, TimeProvider time, CancellationToken stop)
    {
        DateTimeOffset? ends = null;
        string? distrusted = null;
        var tls = new KisTls(roots).For(address.Host);
        tls.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            ends = certificate is X509Certificate2 shown ? new DateTimeOffset(shown.NotAfter.ToUniversalTime()) : null;
            distrusted = errors == SslPolicyErrors.None ? null : errors.ToString();
            return errors == SslPolicyErrors.None;
        };
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, SslOptions = tls };
        using var http = new HttpMessageInvoker(handler);
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        var asked = time.GetUtcNow();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            using var reply = await http.SendAsync(request, either.Token);
            var now = asked + (time.GetUtcNow() - asked) / 2;
            return new(null, reply.Headers.Date is { } said ? now - (said + CutOff) : null, ends, null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new($"{Patience.TotalSeconds:0} s", null, ends, distrusted);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or AuthenticationException)
        {
            return new(CleanText.Of(fault.Message, 200), null, ends, distrusted);
        }
    }
}
