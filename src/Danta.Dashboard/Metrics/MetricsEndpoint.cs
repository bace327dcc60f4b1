using Danta.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Metrics;

static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", (ITraderView view) => Page(view)).ExcludeFromDescription();

    static ContentHttpResult Page(ITraderView view)
    {
        var trader = view.Snapshot;
        var edges = view.Edges;
        var text = new MetricsText()
            .Gauge("danta_ready", "1 when every readiness check holds.", edges is { IsReady: true, Checks.Count: > 0 } ? 1 : 0)
            .Gauges("danta_check", "1 when the check holds.", "name", edges.Checks.Select(check => (check.Name, check.Holds ? 1.0 : 0)))
            .Gauges("danta_loop_running", "1 while the loop runs.", "loop", edges.Loops.Select(loop => (loop.Name, loop.Running ? 1.0 : 0)))
            .Gauges("danta_loop_restarts", "How often the loop was begun again.", "loop", edges.Loops.Select(loop => (loop.Name, (double)loop.Restarts)))
            .Gauges("danta_loop_failed_seconds", "Unix time of the loop's last failure; none without one.", "loop",
                edges.Loops.Where(loop => loop.FailedAt is not null).Select(loop => (loop.Name, (double)loop.FailedAt!.Value.ToUnixTimeSeconds())))
            .Gauges("danta_state", "1 for the state that the trader is in.", "state",
                Enum.GetValues<TraderState>().Select(state => (Word(state), state == trader.State ? 1.0 : 0)))
            .Gauges("danta_mode", "1 for the world that orders go to.", "mode",
                Enum.GetValues<TradingMode>().Select(mode => (Word(mode), mode == trader.Mode ? 1.0 : 0)))
            .Gauge("danta_feed_age_seconds", "Time since the last frame; NaN before the first.", edges.FeedAge?.TotalSeconds ?? double.NaN)
            .Gauge("danta_budget_limit", "Calls a second that may be made to the broker.", edges.Budget.Limit)
            .Gauge("danta_budget_used", "Calls made in the last second.", edges.Budget.Used)
            .Gauge("danta_budget_waiting", "Calls in line.", edges.Budget.Waiting)
            .Gauges("danta_budget_queue_length", "Calls in line by lane.", "lane",
                edges.Budget.Lanes.Select(lane => (lane.Name, (double)lane.Waiting)))
            .Gauges("danta_budget_queue_oldest_seconds", "How long the first in line has waited.", "lane",
                edges.Budget.Lanes.Select(lane => (lane.Name, lane.Oldest.TotalSeconds)))
            .Gauge("danta_subscriptions_used", "WebSocket registrations in use.", edges.Subscriptions.Used)
            .Gauge("danta_subscriptions_limit", "WebSocket registrations that the broker allows.", edges.Subscriptions.Limit)
            .Gauge("danta_order_connections_ready", "Warm connections that could take an order now.", edges.ReadyForOrders)
            .Histograms("danta_order_path_seconds", "How long each hop of an order took, from the frame's last byte to the broker's answer.", "hop",
                [.. PathHistogram.Bounds.Select(microseconds => microseconds / 1e6)], edges.Paths.Select(hop => (hop.Hop, hop.Counts, hop.Sum / 1e6)))
            .Gauge("danta_positions", "Stocks held.", trader.Positions.Count)
            .Gauge("danta_positions_in_doubt", "Stocks of which an order is in doubt.", trader.Positions.Count(position => position.InDoubt))
            .Gauges("danta_orders", "Orders of today by state.", "state",
                Enum.GetValues<OrderState>().Select(state => (Word(state), (double)trader.Orders.Count(order => order.State == state))))
            .Gauge("danta_faults", "Faults of the program's own since it began.", trader.Faults)
            .Gauge("danta_candidates", "Stocks watched.", trader.Watchlist.Count)
            .Gauge("danta_round_trips", "Round trips closed today.", trader.Today.Trades)
            .Gauge("danta_realised_won", "Today's realised profit after costs.", trader.Today.Realised.Amount)
            .Gauge("danta_unrealised_won", "Profit of what is held, after the costs of selling now.", trader.Today.Unrealised.Amount)
            .Gauge("danta_costs_won", "Today's commission and tax.", trader.Today.Commission.Amount + trader.Today.Tax.Amount)
            .Process();
        return TypedResults.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
    }

    /// <summary>The word that the API uses too: a small first letter.</summary>
    static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
