namespace Danta.Trading;

/// <summary>What the current step wants done, and when the step happens.</summary>
sealed class Outbox
{
    ICollection<Request> _requests = [];

    public DateTimeOffset Now { get; private set; }

    /// <summary>Time never runs backwards inside the trader, whatever the edge's clock did.</summary>
    public void Begin(DateTimeOffset at, ICollection<Request> requests)
    {
        Now = at > Now ? at : Now;
        _requests = requests;
    }

    public void Add(Request request) => _requests.Add(request);

    public void Tell(OwnerNews news) => _requests.Add(new Tell(news));
}
