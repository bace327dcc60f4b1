using System.Net;
using System.Text;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis.Tests.Broker;

/// <summary>
/// A broker without sockets, on the test's own thread: whatever can go on goes on within the call that makes it possible, so that
/// nothing depends on how fast the machine is. What is held is answered when it is let go.
/// </summary>
sealed class ScriptedNetwork : HttpMessageHandler
{
    readonly Dictionary<string, Func<Seen, Answered>> _scripts = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<TaskCompletionSource>> _held = new(StringComparer.Ordinal);
    int _tokens;

    public List<Seen> Requests { get; } = [];

    public KisGround Ground => new() { Http = () => this, OneThread = true };

    public void Script(KisEndpoint endpoint, Func<Seen, Answered> answer) => _scripts[endpoint.Path] = answer;

    public void Script(string path, Func<Seen, Answered> answer) => _scripts[path] = answer;

    public List<Seen> To(string path) => [.. Requests.Where(seen => seen.Path == path)];

    public List<Seen> To(KisEndpoint endpoint) => To(endpoint.Path);

    /// <summary>No connection comes about: nothing leaves until it does.</summary>
    public bool IsOutOfReach { get; set; }

    public void Hold(string path) => _held[path] = [];

    public void LetGo(string path)
    {
        _held.Remove(path, out var waiting);
        foreach (var one in waiting ?? [])
            one.SetResult();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsOutOfReach)
        {
            var never = new TaskCompletionSource<HttpResponseMessage>();
            await using var end = cancellationToken.UnsafeRegister((_, token) => never.TrySetCanceled(token), null).ConfigureAwait(false);
            await never.Task.ConfigureAwait(false);
        }
        var seen = new Seen(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            request.RequestUri.Query,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        Requests.Add(seen);
        if (_held.TryGetValue(seen.Path, out var held))
        {
            var one = new TaskCompletionSource();
            held.Add(one);
            await using var end = cancellationToken.UnsafeRegister((_, token) => one.TrySetCanceled(token), null).ConfigureAwait(false);
            await one.Task.ConfigureAwait(false);
        }
        var answer = _scripts.TryGetValue(seen.Path, out var script) ? script(seen) : Usual(seen);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Body)) };
        if (answer.Continuation.Length > 0)
            response.Headers.Add("tr_cont", answer.Continuation);
        return response;
    }

    Answered Usual(Seen seen) => seen.Path switch
    {
        KisEndpoints.TokenPath => Answered.Ok(new TokenPReply { AccessToken = $"TOKEN-{++_tokens}", TokenType = "Bearer", ExpiresIn = 86_400 }),
        KisEndpoints.HashkeyPath => Answered.Ok(new HashkeyReply { Hash = $"HASH-{To(KisEndpoints.HashkeyPath).Count}" }),
        _ => new(404, "<html>not found</html>"),
    };
}
