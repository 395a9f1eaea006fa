/** The things used last, by name: a map that never grows beyond a number of them. */
export interface Recent<V> {
  get(name: string): V | undefined;
  set(name: string, value: V): void;
  delete(name: string): void;
  /** All there are, with their names. */
  all(): readonly (readonly [string, V])[];
}

/** Keeps the `most` things that were used last. */
export function createRecent<V>(most: number): Recent<V> {
  const kept = new Map<string, V>();
  const set = (name: string, value: V) => {
    kept.delete(name);
    kept.set(name, value);
    if (kept.size <= most) return;
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  };
  return {
    set,
    get(name) {
      const value = kept.get(name);
      if (value !== undefined) set(name, value);
      return value;
    },
    delete: (name) => void kept.delete(name),
    all: () => [...kept],
  };
}
