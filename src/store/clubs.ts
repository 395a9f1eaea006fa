import type { Connection } from './connect.ts';

/** How many clubs there are, and on which platforms how many of them cannot post. Nothing of anybody's. */
export interface ClubCounts {
  readonly all: number;
  readonly lost: readonly { readonly platform: string; readonly count: number }[];
}

/** A document that cannot be read is told of elsewhere. */
const SOUND = `CASE WHEN json_valid(document) THEN document ELSE '{}' END`;

const ALL = `SELECT count(*) FROM records WHERE ${SOUND} ->> 'kind' = 'club'`;

const LOST = `
  SELECT place.key AS platform, count(*) AS count FROM records, json_each(${SOUND}, '$.lost') AS place
  WHERE ${SOUND} ->> 'kind' = 'club' GROUP BY place.key ORDER BY place.key`;

/** Counts clubs. */
export function countClubs(db: Connection): ClubCounts {
  return {
    all: db.prepare<[], number>(ALL).pluck().get() ?? 0,
    lost: db.prepare<[], { platform: string; count: number }>(LOST).all(),
  };
}
