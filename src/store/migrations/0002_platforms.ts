/**
 * What real platforms need: where somebody spoke last and whether they can be reached there, which arrival a message
 * answers, what a platform calls a message that may be edited later, codes that join two chats, and the ids that a
 * joined record had before (whoever is forgotten is forgotten under all of them).
 */
export const platforms = `
  ALTER TABLE addresses ADD COLUMN spoke_at TEXT NOT NULL DEFAULT '';
  ALTER TABLE addresses ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;

  ALTER TABLE outbox ADD COLUMN arrival TEXT;
  ALTER TABLE outbox ADD COLUMN shown TEXT;
  CREATE INDEX outbox_due ON outbox (platform, not_before) WHERE state = 'pending';

  CREATE TABLE shown (
    platform TEXT NOT NULL,
    address TEXT NOT NULL,
    ref TEXT NOT NULL,
    message TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (platform, address, ref),
    FOREIGN KEY (platform, address) REFERENCES addresses ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX shown_at ON shown (at);

  CREATE TABLE codes (
    code TEXT PRIMARY KEY,
    record TEXT NOT NULL UNIQUE REFERENCES records ON DELETE CASCADE,
    until TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX codes_until ON codes (until);

  CREATE TABLE former (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL REFERENCES records ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX former_record ON former (record);
`;
