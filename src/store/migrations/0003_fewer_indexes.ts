/**
 * Indexes that only forgetting and joining asked for: those are rare and may look through a table, while every
 * single message paid for writing them.
 */
export const fewerIndexes = `
  DROP INDEX keys_record;
  DROP INDEX outbox_record;
`;
