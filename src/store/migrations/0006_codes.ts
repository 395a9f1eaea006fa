/** Codes are for more than linking now: a record has one of each kind. */
export const codes = `
  CREATE TABLE codes_new (
    code TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL REFERENCES records ON DELETE CASCADE,
    until TEXT NOT NULL,
    UNIQUE (record, kind)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO codes_new (code, kind, record, until) SELECT code, 'link', record, until FROM codes;
  DROP TABLE codes;
  ALTER TABLE codes_new RENAME TO codes;
  CREATE INDEX codes_until ON codes (until);
`;
