/**
 * The outbox tells apart what was certainly not sent (`pending`) from what may have been (`unknown`), knows how long a
 * message is of use (`until`), what it is (`occurrence`) and which arrival or wake led to it (`cause`): in the log that
 * joins what came in with what went out. What was said unprompted is noted, once for each.
 */
export const outbox = `
  CREATE TABLE outbox_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record TEXT REFERENCES records ON DELETE CASCADE,
    platform TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL,
    urgency INTEGER NOT NULL,
    message TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'unknown', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL,
    until TEXT,
    occurrence TEXT,
    fault TEXT,
    arrival TEXT,
    cause TEXT,
    shown TEXT
  ) STRICT;
  INSERT INTO outbox_new
    (id, record, platform, address, at, urgency, message, state, attempts, not_before, fault, arrival, shown)
    SELECT id, record, platform, address, at, urgency, message, state, attempts, not_before, fault, arrival, shown
    FROM outbox ORDER BY id;
  -- No number is ever given twice, also where nothing waits.
  DELETE FROM sqlite_sequence WHERE name = 'outbox_new';
  INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox_new', seq FROM sqlite_sequence WHERE name = 'outbox';
  DROP TABLE outbox;
  ALTER TABLE outbox_new RENAME TO outbox;

  CREATE INDEX outbox_ready ON outbox (platform, urgency, not_before, id) WHERE state IN ('pending', 'unknown');
  CREATE INDEX outbox_conversation ON outbox (platform, address, id)
    WHERE state IN ('pending', 'sending', 'unknown');
  CREATE INDEX outbox_until ON outbox (until) WHERE until IS NOT NULL AND state IN ('pending', 'unknown');
  CREATE INDEX outbox_dead ON outbox (at) WHERE state = 'dead';

  CREATE TABLE occurrences (
    record TEXT NOT NULL REFERENCES records ON DELETE CASCADE,
    occurrence TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (record, occurrence)
  ) STRICT, WITHOUT ROWID;
`;
