/** Something that must not happen, and did. */
export interface Violation {
  readonly who: string;
  readonly at: string;
  readonly what: string;
  /** What happened to them last, newest at the end. */
  readonly story: readonly string[];
}

/** Keeps what went wrong: one is enough for each person, for the rest mostly follows from it. */
export interface Report {
  add(violation: Violation): void;
  readonly violations: readonly Violation[];
}

export function createReport(): Report {
  const byPerson = new Map<string, Violation>();
  return {
    add(violation) {
      if (!byPerson.has(violation.who)) byPerson.set(violation.who, violation);
    },
    get violations() {
      return [...byPerson.values()];
    },
  };
}
