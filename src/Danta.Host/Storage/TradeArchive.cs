using System.Data.Common;
using System.Globalization;
using Dapper;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Storage;

/// <summary>Writes what a snapshot shows and reads it back by day.</summary>
sealed class TradeArchive(Database database)
{
    readonly string _saveTrade = $"""
        INSERT INTO {database.Place}trades (id, opened_at, closed_at, day, code, name, quantity, buy_price, sell_price, gross, commission, tax, net, net_percent, condition, exit_reason)
        VALUES (@Id, @OpenedAt, @ClosedAt, @Day, @Code, @Name, @Quantity, @BuyPrice, @SellPrice, @Gross, @Commission, @Tax, @Net, @NetPercent, @Condition, @ExitReason)
        ON CONFLICT (id, opened_at) DO UPDATE SET closed_at = excluded.closed_at, day = excluded.day, quantity = excluded.quantity,
            buy_price = excluded.buy_price, sell_price = excluded.sell_price, gross = excluded.gross, commission = excluded.commission,
            tax = excluded.tax, net = excluded.net, net_percent = excluded.net_percent, exit_reason = excluded.exit_reason
        """;

    readonly string _saveOrder = $"""
        INSERT INTO {database.Place}orders (id, sent_at, day, number, code, name, side, type, quantity, filled, average_price, state, reason, done_at)
        VALUES (@Id, @SentAt, @Day, @Number, @Code, @Name, @Side, @Type, @Quantity, @Filled, @AveragePrice, @State, @Reason, @DoneAt)
        ON CONFLICT (id, sent_at) DO UPDATE SET number = excluded.number, filled = excluded.filled,
            average_price = excluded.average_price, state = excluded.state, reason = excluded.reason, done_at = excluded.done_at
        """;

    readonly string _saveDay = $"""
        INSERT INTO {database.Place}days (day, realised, gross, commission, tax, trades, wins, losses)
        VALUES (@Day, @Realised, @Gross, @Commission, @Tax, @Trades, @Wins, @Losses)
        ON CONFLICT (day) DO UPDATE SET realised = excluded.realised, gross = excluded.gross, commission = excluded.commission,
            tax = excluded.tax, trades = excluded.trades, wins = excluded.wins, losses = excluded.losses
        """;

    readonly string _dropTrade = $"DELETE FROM {database.Place}trades WHERE id = @Id AND opened_at = @OpenedAt";

    /// <summary>All or nothing: a snapshot half written would be neither the old day nor the new one.</summary>
    /// <exception cref="Exception">The database is not there (<see cref="Database.IsAway"/>); try again later.</exception>
    public async Task SaveAsync(ArchiveBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await RunAsync(_dropTrade, batch.Reopened.Select(key => new { Id = (long)key.Id, OpenedAt = Text(key.OpenedAt) }));
            await RunAsync(_saveTrade, batch.Trades.Select(Row));
            await RunAsync(_saveOrder, batch.Orders.Select(Row));
            await RunAsync(_saveDay, batch.Days.Select(Row));
            await transaction.CommitAsync(cancellationToken);

            Task RunAsync(string statement, IEnumerable<object> rows) =>
                connection.ExecuteAsync(new CommandDefinition(statement, rows, transaction, cancellationToken: cancellationToken));
        }
        catch (DbException)
        {
            database.Distrust();
            throw;
        }
    }

    /// <summary>The days from the first to the last, both included, oldest first.</summary>
    /// <exception cref="Exception">The database is not there (<see cref="Database.IsAway"/>).</exception>
    public async Task<IReadOnlyList<DayResult>> DaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<DayRow>(new CommandDefinition(
            $"SELECT day, realised, gross, commission, tax, trades, wins, losses FROM {database.Place}days WHERE day >= @From AND day <= @To ORDER BY day",
            new { From = Text(from), To = Text(to) }, cancellationToken: cancellationToken));
        return rows.Select(row => new DayResult(
            DateOnly.ParseExact(row.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new Won(row.Realised), new Won(row.Gross),
            new Won(row.Commission), new Won(row.Tax), Won.Zero, (int)row.Trades, (int)row.Wins, (int)row.Losses)).ToArray();
    }

    static object Row(RoundTrip trade) => new
    {
        Id = (long)trade.Id,
        OpenedAt = Text(trade.OpenedAt),
        ClosedAt = Text(trade.ClosedAt),
        Day = Text(Kst.DateOf(trade.ClosedAt)),
        Code = trade.Code.ToString(),
        trade.Name,
        Quantity = trade.Quantity.Shares,
        BuyPrice = Text(trade.BuyPrice),
        SellPrice = Text(trade.SellPrice),
        Gross = trade.Gross.Amount,
        Commission = trade.Commission.Amount,
        Tax = trade.Tax.Amount,
        Net = trade.Net.Amount,
        NetPercent = Text(trade.NetPercent),
        trade.Condition,
        trade.ExitReason,
    };

    static object Row(OrderView order) => new
    {
        Id = (long)order.Id.Value,
        SentAt = Text(order.SentAt),
        Day = Text(Kst.DateOf(order.SentAt)),
        Number = order.Number.IsNone ? "" : order.Number.ToString(),
        Code = order.Code.ToString(),
        order.Name,
        Side = order.Side.ToString(),
        Type = order.Type.ToString(),
        Quantity = order.Quantity.Shares,
        Filled = order.Filled.Shares,
        AveragePrice = Text(order.AveragePrice),
        State = order.State.ToString(),
        order.Reason,
        DoneAt = order.DoneAt is { } done ? Text(done) : null,
    };

    static object Row(DayResult day) => new
    {
        Day = Text(day.Date),
        Realised = day.Realised.Amount,
        Gross = day.Gross.Amount,
        Commission = day.Commission.Amount,
        Tax = day.Tax.Amount,
        Trades = (long)day.Trades,
        Wins = (long)day.Wins,
        Losses = (long)day.Losses,
    };

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Text(DateTimeOffset at) => Kst.Of(at).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    sealed record DayRow(string Day, long Realised, long Gross, long Commission, long Tax, long Trades, long Wins, long Losses);
}
