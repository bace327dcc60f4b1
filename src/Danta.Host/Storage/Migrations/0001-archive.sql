-- The tables as they were before they were numbered: a database of that time has them already and keeps its rows.
CREATE TABLE IF NOT EXISTS $place$trades (
    id BIGINT NOT NULL, opened_at TEXT NOT NULL, closed_at TEXT NOT NULL, day TEXT NOT NULL, code TEXT NOT NULL,
    name TEXT NOT NULL, quantity BIGINT NOT NULL, buy_price TEXT NOT NULL, sell_price TEXT NOT NULL, gross BIGINT NOT NULL,
    commission BIGINT NOT NULL, tax BIGINT NOT NULL, net BIGINT NOT NULL, net_percent TEXT NOT NULL,
    condition TEXT NOT NULL, exit_reason TEXT NOT NULL, PRIMARY KEY (id, opened_at));
CREATE INDEX IF NOT EXISTS trades_day ON $place$trades (day);
CREATE TABLE IF NOT EXISTS $place$orders (
    id BIGINT NOT NULL, sent_at TEXT NOT NULL, day TEXT NOT NULL, number TEXT NOT NULL, code TEXT NOT NULL,
    name TEXT NOT NULL, side TEXT NOT NULL, type TEXT NOT NULL, quantity BIGINT NOT NULL, filled BIGINT NOT NULL,
    average_price TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, done_at TEXT, PRIMARY KEY (id, sent_at));
CREATE INDEX IF NOT EXISTS orders_day ON $place$orders (day);
CREATE TABLE IF NOT EXISTS $place$days (
    day TEXT NOT NULL PRIMARY KEY, realised BIGINT NOT NULL, gross BIGINT NOT NULL, commission BIGINT NOT NULL,
    tax BIGINT NOT NULL, trades BIGINT NOT NULL, wins BIGINT NOT NULL, losses BIGINT NOT NULL);
