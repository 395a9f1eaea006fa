/** What is known of the database as a whole, a line each; nothing of it is about anybody. */
export const facts = `
  CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
