namespace Danta.Host.Bench;

/// <summary>An owner who sends a hundred commands a second.</summary>
sealed class Flood : IDisposable
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    readonly CancellationTokenSource _end = new();
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    readonly Task _run;

    public Flood(Uri web) => _run = Task.Run(() => RunAsync(new(web, "/chat/say")), CancellationToken.None);

    public int Sent { get; private set; }

    async Task RunAsync(Uri chat)
    {
        using var timer = new PeriodicTimer(Between, TimeProvider.System);
        while (!_end.IsCancellationRequested)
        {
            using var text = new StringContent("""{"text":"/status"}""");
            using var reply = await _http.PostAsync(chat, text, CancellationToken.None);
            reply.EnsureSuccessStatusCode();
            Sent++;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _run.GetAwaiter().GetResult();
        _http.Dispose();
        _end.Dispose();
    }
}
