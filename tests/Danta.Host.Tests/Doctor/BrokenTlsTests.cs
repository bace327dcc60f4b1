using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Danta.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Danta.Host.Tests.Doctor;

public sealed class BrokenTlsTests
{
    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_fails_until_its_root_is_trusted()
    {
        await using var ward = await Ward.OpenAsync();
        using var certificate = Certificate(ward.Time.GetUtcNow().AddYears(1));
        await using var server = await ServeAsync(certificate);
        await ward.SetAsync("kis.restUrl", AddressOf(server));
        await ward.AssertAsync("tls", FindingState.Failed, "인증서", _ =>
        {
            ward.Machine = ward.Machine with { Roots = [certificate] };
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_certificate_that_is_about_to_end_is_warned_about()
    {
        await using var ward = await Ward.OpenAsync();
        using var certificate = Certificate(ward.Time.GetUtcNow().AddDays(3));
        await using var server = await ServeAsync(certificate);
        ward.Machine = ward.Machine with { Roots = [certificate] };
        await ward.SetAsync("kis.restUrl", AddressOf(server));
        Assert.Equal(FindingState.Warning, (await ward.LookAsync("tls")).State);
    }

    static X509Certificate2 Certificate(DateTimeOffset ends)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(ends.AddYears(-2), ends);
    }

    static async Task<WebApplication> ServeAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var server = builder.Build();
        server.Run(static http => Task.CompletedTask);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    static string AddressOf(WebApplication server) => server.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
}
