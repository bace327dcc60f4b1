-- A sweep by many machines: its plan, what came of it, and who is at work. The queues hold nothing that does not stand here.
CREATE TABLE $place$sweep (
    id TEXT NOT NULL PRIMARY KEY, program TEXT NOT NULL, model TEXT NOT NULL, settings INT NOT NULL, days INT NOT NULL,
    begun_at TIMESTAMPTZ NOT NULL DEFAULT now());
CREATE TABLE $place$shard (
    sweep TEXT NOT NULL REFERENCES $place$sweep, number INT NOT NULL, day TEXT NOT NULL, settings INT[] NOT NULL, expected DOUBLE PRECISION NOT NULL,
    checked BOOLEAN NOT NULL, came INT NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed')), faults INT NOT NULL DEFAULT 0,
    fault TEXT, worker TEXT, seconds DOUBLE PRECISION, PRIMARY KEY (sweep, number));
CREATE TABLE $place$result (
    sweep TEXT NOT NULL REFERENCES $place$sweep, setting INT NOT NULL, day TEXT NOT NULL, figures TEXT NOT NULL, worker TEXT NOT NULL,
    disputed_by TEXT, PRIMARY KEY (sweep, setting, day));
CREATE TABLE $place$worker (
    name TEXT NOT NULL PRIMARY KEY, sweep TEXT NOT NULL, shard INT NOT NULL, heard_at TIMESTAMPTZ NOT NULL);
