/**
 * Rooms on the playground: people side by side may have a group among them. Whoever has been in a room longest keeps it;
 * one that nobody is in any more goes. `chat` is the id of the conversation that an entry stands in, as addresses have
 * it: a person's, or `room:` and a room's, which can never be a person's. In a room `person` is who spoke, and nobody
 * where the coach did.
 */
export const playgroundRooms = `
  CREATE TABLE playground_rooms (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE playground_members (
    number INTEGER PRIMARY KEY,
    room TEXT NOT NULL REFERENCES playground_rooms ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES playground_people ON DELETE CASCADE,
    UNIQUE (room, person)
  ) STRICT;
  CREATE INDEX playground_members_person ON playground_members (person);

  CREATE TABLE playground_entries_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT REFERENCES playground_people ON DELETE CASCADE,
    room TEXT REFERENCES playground_rooms ON DELETE CASCADE,
    chat TEXT NOT NULL GENERATED ALWAYS AS (CASE WHEN room IS NULL THEN person ELSE 'room:' || room END) VIRTUAL,
    own INTEGER NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    asks TEXT,
    ref TEXT,
    buttons TEXT NOT NULL DEFAULT '[]',
    former TEXT NOT NULL DEFAULT '[]',
    file TEXT,
    edited INTEGER NOT NULL DEFAULT 0,
    pinned INTEGER NOT NULL DEFAULT 0,
    parcel INTEGER UNIQUE
  ) STRICT;
  INSERT INTO playground_entries_new
    (id, person, own, at, text, asks, ref, buttons, former, file, edited, parcel)
    SELECT id, person, own, at, text, asks, ref, buttons, former, file, edited, parcel
    FROM playground_entries ORDER BY id;
  -- No number is ever given twice, also where nothing was said last.
  DELETE FROM sqlite_sequence WHERE name = 'playground_entries_new';
  INSERT INTO sqlite_sequence (name, seq)
    SELECT 'playground_entries_new', seq FROM sqlite_sequence WHERE name = 'playground_entries';

  -- The files are carried over too: they would go with the table that they hang on.
  CREATE TABLE playground_files_new (
    entry INTEGER PRIMARY KEY REFERENCES playground_entries_new ON DELETE CASCADE,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  INSERT INTO playground_files_new (entry, name, mime, body) SELECT entry, name, mime, body FROM playground_files;
  DROP TABLE playground_files;
  DROP TABLE playground_entries;
  ALTER TABLE playground_entries_new RENAME TO playground_entries;
  ALTER TABLE playground_files_new RENAME TO playground_files;

  CREATE INDEX playground_entries_chat ON playground_entries (chat, id);
  CREATE INDEX playground_entries_ref ON playground_entries (chat, ref, id) WHERE ref IS NOT NULL;
  CREATE INDEX playground_entries_person ON playground_entries (person);
  CREATE INDEX playground_entries_room ON playground_entries (room) WHERE room IS NOT NULL;
`;
