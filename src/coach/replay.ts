import { decide, type Facts } from './decision.ts';
import type { Row, Word } from './rules.ts';

/** What the rules said of a run, or say now. `word` is absent where nothing was run for another reason than pain. */
export interface Said {
  readonly word?: Word | undefined;
  readonly level: number;
  readonly restDays: number;
  readonly rows: readonly string[];
}

/** A verdict as the journal keeps it: what was looked at, and what was said. */
export interface Decided {
  /** When it was given, and the day of its run; a pain told before the first run has none. */
  readonly at: string;
  readonly run?: string | undefined;
  readonly facts: Facts;
  readonly said: Said;
}

/** A verdict of the past beside what today's rules make of the same answers. */
export interface Replayed {
  readonly decided: Decided;
  readonly now: Said;
  /** Would the verdict, the level or the days of rest be others? */
  readonly differs: boolean;
  /** Rows that match now and did not then. */
  readonly gained: readonly string[];
  /** Rows that matched then and do not now; `gone` are those that are not in the table any more. */
  readonly lost: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Works decided verdicts through the rows as they now stand. Each is taken with what was known at its time: a verdict
 * that would differ changes nothing in those after it.
 */
export function replay(rows: readonly Row[], verdicts: readonly Decided[]): Replayed[] {
  const ids = rows.map(({ id }) => id);
  return verdicts.map((decided) => {
    const { said } = decided;
    const now = decide(rows, decided.facts);
    const lost = said.rows.filter((id) => !now.rows.includes(id));
    return {
      decided,
      now,
      differs: now.word !== said.word || now.level !== said.level || now.restDays !== said.restDays,
      gained: now.rows.filter((id) => !said.rows.includes(id)),
      lost,
      gone: lost.filter((id) => !ids.includes(id)),
    };
  });
}
