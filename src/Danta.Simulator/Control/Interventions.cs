using Danta.Simulator.Feed;
using Danta.Simulator.Gateway;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Control;

/// <summary>What a script does to tokens and sockets.</summary>
sealed class Interventions(Simulation simulation, TokenDesk tokens, StreamHub hub)
{
    static readonly TimeSpan TokenLife = TimeSpan.FromHours(24);

    /// <summary>Inside the simulation's gate.</summary>
    public void Do(ScriptedEvent scripted)
    {
        foreach (var client in simulation.Clients)
        {
            if (scripted.AppKey is { } appKey && appKey != client.Plan.AppKey)
                continue;
            switch (scripted.Kind)
            {
                case EventKind.TokenKill:
                    tokens.Kill(client);
                    break;
                case EventKind.TokenExpire:
                    tokens.Age(client, TokenLife);
                    break;
                case EventKind.SocketClose:
                    OnSessions(client, session => session.End());
                    break;
                case EventKind.SocketSilent:
                    var until = simulation.Clock.Second + (long)scripted.Seconds;
                    OnSessions(client, session => (session.SilentUntil, session.Silent) = (until, true));
                    break;
            }
        }
    }

    void OnSessions(Client client, Action<Subscriber> act)
    {
        foreach (var session in hub.Sessions)
        {
            if (session.Client == client)
                act(session);
        }
    }
}
