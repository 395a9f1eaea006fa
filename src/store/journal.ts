import type { JournalLine } from '../bot/journal.ts';
import type { Connection } from './connect.ts';

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  readonly content: string;
  readonly patch: string;
  readonly decided: string | null;
}

/** Every accepted event and what came of it. */
export function journalTable(db: Connection) {
  const insert = db.prepare<[string, string, string, string, string, string, string | null]>(
    `INSERT INTO journal (record, seq, at, event, content, patch, decided)
     VALUES (?, (SELECT coalesce(max(seq), 0) + 1 FROM journal WHERE record = ?), ?, ?, ?, ?, ?)`,
  );
  const of = db.prepare<[string], Row>(
    'SELECT seq, at, event, content, patch, decided FROM journal WHERE record = ? ORDER BY seq',
  );

  const last = db.prepare<[string], { at: string }>(
    'SELECT at FROM journal WHERE record = ? ORDER BY seq DESC LIMIT 1',
  );

  return {
    /** When its last line was written. */
    last: (record: string): string | undefined => last.get(record)?.at,
    /** Adds the next line. */
    add(record: string, { at, event, content, patch, decided }: Omit<JournalLine, 'seq'>) {
      const what = decided === undefined ? null : JSON.stringify(decided);
      insert.run(record, record, at, JSON.stringify(event), content, JSON.stringify(patch), what);
    },
    of: (record: string): readonly JournalLine[] => of.all(record).map(line),
  };
}

function line({ seq, at, event, content, patch, decided }: Row): JournalLine {
  return {
    seq,
    at,
    event: JSON.parse(event),
    content,
    patch: JSON.parse(patch),
    ...(decided !== null && { decided: JSON.parse(decided) }),
  };
}
