/** So much text of documents is remembered at the most: a few hundred people who are talking right now. */
const MOST_CHARACTERS = 1_000_000;

/** A record, and whether its document is just how it is written (one of an older version may say less). */
export interface Remembered<R> {
  readonly record: R;
  readonly exact: boolean;
}

/** Records as they were read or written last, so that somebody who talks is not read anew for each line. */
export interface Memory<R> {
  /** The record that a document holds. */
  read(id: string, document: string): Remembered<R>;
  /** What became of it, written as this document. */
  keep(id: string, document: string, record: R): void;
  /** Nothing is left of it. */
  forget(id: string): void;
}

/**
 * Remembers records by the very text they are kept as: what was rolled back, or changed by somebody else, is never
 * taken for the present. Nobody may change a record that was handed out.
 */
export function createMemory<R>(readRecord: (json: unknown) => R): Memory<R> {
  const known = new Map<string, Remembered<R> & { readonly document: string }>();
  let characters = 0;

  function forget(id: string): void {
    characters -= known.get(id)?.document.length ?? 0;
    known.delete(id);
  }

  function remember(id: string, document: string, one: Remembered<R>): void {
    forget(id);
    known.set(id, { document, record: one.record, exact: one.exact });
    characters += document.length;
    for (const oldest of known.keys()) {
      if (characters <= MOST_CHARACTERS) break;
      forget(oldest);
    }
  }

  return {
    keep: (id, document, record) => remember(id, document, { record, exact: true }),
    read(id, document) {
      const last = known.get(id);
      if (last?.document !== document) {
        const read = { record: readRecord(JSON.parse(document)), exact: false };
        remember(id, document, read);
        return read;
      }
      // The old text stays: to hold on to an equal new one each time is what the garbage collector pays for.
      known.delete(id);
      known.set(id, last);
      return last;
    },
    forget,
  };
}
