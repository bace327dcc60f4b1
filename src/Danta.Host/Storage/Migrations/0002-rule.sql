-- What bought it, for performance by rule. Rows from before do not know.
ALTER TABLE $place$trades ADD COLUMN rule TEXT NOT NULL DEFAULT '';
