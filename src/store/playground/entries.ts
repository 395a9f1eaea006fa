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
  readonly pinned?: true;
}

/** Whose chat something stands in: somebody's, or a room's. */
export type Whose = { readonly person: string } | { readonly room: string };

interface Row {
  readonly id: number;
  readonly person: string | null;
  readonly chat: string;
  readonly own: number;
  readonly at: string;
  readonly text: string;
  readonly asks: string | null;
  readonly ref: string | null;
  readonly buttons: string;
  readonly former: string;
  readonly file: string | null;
  readonly edited: number;
  readonly pinned: number;
}

const COLUMNS = 'id, person, chat, own, at, text, asks, ref, buttons, former, file, edited, pinned';

/** The bubbles of the playground's chats and rooms: people's words and messages. */
export function entriesTable(db: Connection) {
  const words = db.prepare<[string, string | null, string, string]>(
    'INSERT INTO playground_entries (person, room, at, text, own) VALUES (?, ?, ?, ?, 1)',
  );
  const remove = db.prepare<[number]>('DELETE FROM playground_entries WHERE id = ?');
  const add = db.prepare<
    [ReturnType<typeof columns> & ReturnType<typeof owner> & { at: string; parcel: number }]
  >(
    `INSERT INTO playground_entries
       (person, room, own, at, text, asks, ref, buttons, former, file, pinned, parcel)
     VALUES (:person, :room, 0, :at, :text, :asks, :ref, :buttons, :former, :file, :pinned, :parcel)`,
  );
  const edit = db.prepare<[ReturnType<typeof columns> & { id: number }]>(
    `UPDATE playground_entries SET text = :text, asks = :asks, ref = :ref, buttons = :buttons, former = :former,
       file = :file, pinned = :pinned, edited = 1 WHERE id = :id`,
  );
  const unpin = db.prepare<[string, string, number], Row>(
    `UPDATE playground_entries SET pinned = 0 WHERE chat = ? AND ref = ? AND id < ? AND pinned = 1
     RETURNING ${COLUMNS}`,
  );
  const spare = db.prepare<[], { seq: number }>(
    `UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'playground_entries' RETURNING seq`,
  );
  const get = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM playground_entries WHERE id = ?`);
  const byParcel = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM playground_entries WHERE parcel = ?`);
  const newest = db.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM playground_entries WHERE chat = ? AND ref = ? ORDER BY id DESC LIMIT 1`,
  );
  const after = db.prepare<[string, number], Row>(
    `SELECT ${COLUMNS} FROM playground_entries WHERE chat = ? AND id > ? ORDER BY id`,
  );

  return {
    /** Somebody's words, in their own chat or in a room. */
    addWords: (person: string, at: string, text: string, room?: string) =>
      Number(words.run(person, room ?? null, at, text).lastInsertRowid),
    removeEntry: (id: number) => void remove.run(id),
    add: (parcel: number, to: Whose, at: string, content: Content) =>
      Number(add.run({ ...columns(content), ...owner(to), at, parcel }).lastInsertRowid),
    edit: (id: number, content: Content) => void edit.run({ ...columns(content), id }),
    /** Takes down what was pinned in a chat under that `ref` before the entry with that id, and gives it as it is now. */
    unpin: (chat: string, ref: string, before: number) => unpin.all(chat, ref, before).map(entry),
    /** An id that nothing is kept under, and never will be. */
    spareId: () => spare.get()!.seq,
    entry: (id: number) => optional(get.get(id)),
    byParcel: (parcel: number) => optional(byParcel.get(parcel)),
    newest: (chat: string, ref: string) => optional(newest.get(chat, ref)),
    entries: (chat: string, from: number) => after.all(chat, from).map(entry),
  };
}

function owner(to: Whose) {
  return 'room' in to ? { person: null, room: to.room } : { person: to.person, room: null };
}

function columns({ text, asks, ref, buttons, former, file, pinned }: Content) {
  return {
    text,
    asks: asks ?? null,
    ref: ref ?? null,
    buttons: JSON.stringify(buttons),
    former: JSON.stringify(former),
    file: file?.name ?? null,
    pinned: pinned ? 1 : 0,
  };
}

function optional(row: Row | undefined) {
  return row && entry(row);
}

function entry({ id, person, chat, own, at, text, asks, ref, buttons, former, file, edited, pinned }: Row) {
  const rows: readonly (readonly Button[])[] = JSON.parse(buttons);
  const gone: readonly Button[] = JSON.parse(former);
  return {
    id,
    chat,
    at,
    text,
    buttons: rows,
    former: gone,
    edited: edited === 1,
    ...(own === 1 && person !== null && { from: person }),
    ...(asks !== null && { asks }),
    ...(ref !== null && { ref }),
    ...(file !== null && { file }),
    ...(pinned === 1 && { pinned: true as const }),
  };
}
