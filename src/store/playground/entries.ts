import type { Attachment, Button } from '../../bot/message.ts';
import type { Connection } from '../connect.ts';

/** What a message shows, and what it showed before it was edited. */
export interface Content {
  readonly text: string;
  readonly asks?: string;
  readonly ref?: string;
  readonly buttons: readonly (readonly Button[])[];
  readonly former: readonly Button[];
  readonly file?: Attachment;
}

interface Row {
  readonly id: number;
  readonly person: string;
  readonly own: number;
  readonly at: string;
  readonly text: string;
  readonly asks: string | null;
  readonly ref: string | null;
  readonly buttons: string;
  readonly former: string;
  readonly file: string | null;
  readonly edited: number;
}

const COLUMNS = 'id, person, own, at, text, asks, ref, buttons, former, file, edited';

/** The bubbles of the playground's chats: own words and messages. */
export function entriesTable(db: Connection) {
  const words = db.prepare<[string, string, string]>(
    'INSERT INTO playground_entries (person, at, text, own) VALUES (?, ?, ?, 1)',
  );
  const remove = db.prepare<[number]>('DELETE FROM playground_entries WHERE id = ?');
  const add = db.prepare<[ReturnType<typeof columns> & { person: string; at: string; parcel: number }]>(
    `INSERT INTO playground_entries (person, own, at, text, asks, ref, buttons, former, file, parcel)
     VALUES (:person, 0, :at, :text, :asks, :ref, :buttons, :former, :file, :parcel)`,
  );
  const edit = db.prepare<[ReturnType<typeof columns> & { id: number }]>(
    `UPDATE playground_entries SET text = :text, asks = :asks, ref = :ref, buttons = :buttons, former = :former,
       file = :file, edited = 1 WHERE id = :id`,
  );
  const spare = db.prepare<[], { seq: number }>(
    `UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'playground_entries' RETURNING seq`,
  );
  const get = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM playground_entries WHERE id = ?`);
  const byParcel = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM playground_entries WHERE parcel = ?`);
  const newest = db.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM playground_entries WHERE person = ? AND ref = ? ORDER BY id DESC LIMIT 1`,
  );
  const after = db.prepare<[string, number], Row>(
    `SELECT ${COLUMNS} FROM playground_entries WHERE person = ? AND id > ? ORDER BY id`,
  );

  return {
    addWords: (person: string, at: string, text: string) =>
      Number(words.run(person, at, text).lastInsertRowid),
    removeEntry: (id: number) => void remove.run(id),
    add: (parcel: number, person: string, at: string, content: Content) =>
      Number(add.run({ ...columns(content), person, at, parcel }).lastInsertRowid),
    edit: (id: number, content: Content) => void edit.run({ ...columns(content), id }),
    /** An id that nothing is kept under, and never will be. */
    spareId: () => spare.get()!.seq,
    entry: (id: number) => optional(get.get(id)),
    byParcel: (parcel: number) => optional(byParcel.get(parcel)),
    newest: (person: string, ref: string) => optional(newest.get(person, ref)),
    entries: (person: string, from: number) => after.all(person, from).map(entry),
  };
}

function columns({ text, asks, ref, buttons, former, file }: Content) {
  return {
    text,
    asks: asks ?? null,
    ref: ref ?? null,
    buttons: JSON.stringify(buttons),
    former: JSON.stringify(former),
    file: file?.name ?? null,
  };
}

function optional(row: Row | undefined) {
  return row && entry(row);
}

function entry({ id, person, own, at, text, asks, ref, buttons, former, file, edited }: Row) {
  const rows: readonly (readonly Button[])[] = JSON.parse(buttons);
  const gone: readonly Button[] = JSON.parse(former);
  return {
    id,
    person,
    own: own === 1,
    at,
    text,
    buttons: rows,
    former: gone,
    edited: edited === 1,
    ...(asks !== null && { asks }),
    ...(ref !== null && { ref }),
    ...(file !== null && { file }),
  };
}
