/** So much text of documents is remembered at the most: a few hundred people who are talking right now. */
const MOST_CHARACTERS = 1_000_000;

/** Records as they were read or written last, so that somebody who talks is not read anew for each line. */
export interface Memory<R> {
  /** The record that a document holds. */
  read(id: string, document: string): R;
  /** What became of it. */
  keep(id: string, document: string, record: R): void;
}

/**
 * Remembers records by the very text they are kept as: what was rolled back, or changed by somebody else, is never
 * taken for the present. Nobody may change a record that was handed out.
 */
export function createMemory<R>(readRecord: (json: unknown) => R): Memory<R> {
  const known = new Map<string, { readonly document: string; readonly record: R }>();
  let characters = 0;

  function drop(id: string): void {
    characters -= known.get(id)?.document.length ?? 0;
    known.delete(id);
  }

  function keep(id: string, document: string, record: R): void {
    drop(id);
    known.set(id, { document, record });
    characters += document.length;
    for (const oldest of known.keys()) {
      if (characters <= MOST_CHARACTERS) break;
      drop(oldest);
    }
  }

  return {
    keep,
    read(id, document) {
      const one = known.get(id);
      const record = one?.document === document ? one.record : readRecord(JSON.parse(document));
      keep(id, document, record);
      return record;
    },
  };
}
