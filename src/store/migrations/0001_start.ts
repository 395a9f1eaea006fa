/**
 * The first schema. Instants are ISO-8601 UTC text with milliseconds, so that they sort as text;
 * documents are JSON text. Everything of one record goes when its row in `records` goes.
 */
export const start = `
  CREATE TABLE records (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    wake_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX records_due ON records (wake_at, id) WHERE wake_at IS NOT NULL;

  CREATE TABLE addresses (
    platform TEXT NOT NULL,
    address TEXT NOT NULL,
    record TEXT NOT NULL REFERENCES records ON DELETE CASCADE,
    PRIMARY KEY (platform, address)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX addresses_record ON addresses (record);

  CREATE TABLE keys (
    key TEXT PRIMARY KEY,
    record TEXT NOT NULL REFERENCES records ON DELETE CASCADE,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX keys_record ON keys (record);
  CREATE INDEX keys_at ON keys (at);

  CREATE TABLE journal (
    record TEXT NOT NULL REFERENCES records ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    content TEXT NOT NULL,
    patch TEXT NOT NULL,
    decided TEXT,
    PRIMARY KEY (record, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record TEXT REFERENCES records ON DELETE CASCADE,
    platform TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL,
    urgency INTEGER NOT NULL,
    message TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL,
    fault TEXT
  ) STRICT;
  CREATE INDEX outbox_pending ON outbox (urgency, id) WHERE state = 'pending';
  CREATE INDEX outbox_conversation ON outbox (platform, address, id) WHERE state IN ('pending', 'sending');
  CREATE INDEX outbox_record ON outbox (record);
  CREATE INDEX outbox_dead ON outbox (at) WHERE state = 'dead';

  CREATE TABLE playground_clock (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    now TEXT NOT NULL
  ) STRICT;

  CREATE TABLE playground_people (
    id TEXT PRIMARY KEY,
    zone TEXT NOT NULL,
    locale TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE playground_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT NOT NULL REFERENCES playground_people ON DELETE CASCADE,
    own INTEGER NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    asks TEXT,
    ref TEXT,
    buttons TEXT NOT NULL DEFAULT '[]',
    former TEXT NOT NULL DEFAULT '[]',
    file TEXT,
    edited INTEGER NOT NULL DEFAULT 0,
    parcel INTEGER UNIQUE
  ) STRICT;
  INSERT INTO sqlite_sequence (name, seq) VALUES ('playground_entries', 0);
  CREATE INDEX playground_entries_person ON playground_entries (person, id);
  CREATE INDEX playground_entries_ref ON playground_entries (person, ref, id) WHERE ref IS NOT NULL;

  CREATE TABLE playground_files (
    entry INTEGER PRIMARY KEY REFERENCES playground_entries ON DELETE CASCADE,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
`;
