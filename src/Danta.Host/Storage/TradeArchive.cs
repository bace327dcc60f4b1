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
        INSERT INTO {database.Place}trades (id, opened_at, closed_at, day, code, name, quantity, buy_price, sell_price, gross, commission, tax, net, net_percent, condition, exit_reason, rule)
        VALUES (@Id, @OpenedAt, @ClosedAt, @Day, @Code, @Name, @Quantity, @BuyPrice, @SellPrice, @Gross, @Commission, @Tax, @Net, @NetPercent, @Condition, @ExitReason, @Rule)
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
    public Task<IReadOnlyList<DayResult>> DaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => ReadAsync<DayRow, DayResult>(
        "day, realised, gross, commission, tax, trades, wins, losses", "days", "day", from, to,
        row => new(
            DateOnly.ParseExact(row.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new(row.Realised), new(row.Gross), new(row.Commission), new(row.Tax),
            Won.Zero, (int)row.Trades, (int)row.Wins, (int)row.Losses),
        cancellationToken);

    /// <summary>Round trips that were closed on these days, oldest first.</summary>
    /// <inheritdoc cref="DaysAsync"/>
    public Task<IReadOnlyList<RoundTrip>> TradesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => ReadAsync<TradeRow, RoundTrip>(
        "id, code, name, quantity, buy_price AS buyPrice, sell_price AS sellPrice, gross, commission, tax, net, net_percent AS netPercent, opened_at AS openedAt, "
        + "closed_at AS closedAt, condition, exit_reason AS exitReason, rule",
        "trades", "closed_at, id", from, to,
        row => new(
            (int)row.Id, InstrumentCode.Parse(row.Code), row.Name, Quantity.Of(row.Quantity), Number(row.BuyPrice), Number(row.SellPrice), new(row.Gross),
            new(row.Commission), new(row.Tax), new(row.Net), Number(row.NetPercent), Time(row.OpenedAt), Time(row.ClosedAt), row.Condition, row.ExitReason)
        {
            Rule = row.Rule,
        },
        cancellationToken);

    /// <summary>Orders that were sent on these days, oldest first.</summary>
    /// <inheritdoc cref="DaysAsync"/>
    public Task<IReadOnlyList<OrderView>> OrdersAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => ReadAsync<OrderRow, OrderView>(
        "id, number, code, name, side, type, quantity, filled, average_price AS averagePrice, state, reason, sent_at AS sentAt, done_at AS doneAt", "orders", "sent_at, id", from, to,
        row => new(
            new((int)row.Id), OrderNumber.TryParse(row.Number, null, out var number) ? number : default, InstrumentCode.Parse(row.Code), row.Name,
            Enum.Parse<Side>(row.Side), Enum.Parse<OrderType>(row.Type), Quantity.Of(row.Quantity), Quantity.Of(row.Filled), Number(row.AveragePrice),
            Enum.Parse<OrderState>(row.State), row.Reason, Time(row.SentAt), row.DoneAt is { } done ? Time(done) : null),
        cancellationToken);

    async Task<IReadOnlyList<T>> ReadAsync<TRow, T>(
        string columns, string table, string order, DateOnly from, DateOnly to, Func<TRow, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<TRow>(new CommandDefinition(
            $"SELECT {columns} FROM {database.Place}{table} WHERE day >= @From AND day <= @To ORDER BY {order}",
            new { From = Text(from), To = Text(to) }, cancellationToken: cancellationToken));
        return [.. rows.Select(read)];
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
        trade.Rule,
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

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    // Dapper calls the constructor that has the columns in this very order.
    sealed record DayRow(string Day, long Realised, long Gross, long Commission, long Tax, long Trades, long Wins, long Losses);

    sealed record TradeRow(
        long Id, string Code, string Name, long Quantity, string BuyPrice, string SellPrice, long Gross, long Commission, long Tax, long Net,
        string NetPercent, string OpenedAt, string ClosedAt, string Condition, string ExitReason, string Rule);

    sealed record OrderRow(
        long Id, string Number, string Code, string Name, string Side, string Type, long Quantity, long Filled, string AveragePrice, string State,
        string Reason, string SentAt, string? DoneAt);
}
