/** How far a parcel of several parts has got. */
export interface Progress {
  /** How many parts got through. */
  readonly sent: number;
  readonly shown?: string;
  /** What it was to edit is not there any more. */
  readonly anew?: true;
}

/** How many parcels are remembered: those that are being tried again, and a handful more. */
const REMEMBERED = 1_000;

/** Where each parcel stopped, so that another attempt goes on from there. */
export interface Progresses {
  find(parcel: number): Progress;
  keep(parcel: number, progress: Progress): void;
  forget(parcel: number): void;
}

/** In memory only: after a restart a parcel begins anew. */
export function createProgresses(): Progresses {
  const kept = new Map<number, Progress>();
  return {
    find: (parcel) => kept.get(parcel) ?? { sent: 0 },
    keep(parcel, progress) {
      kept.set(parcel, progress);
      const [oldest] = kept.keys();
      if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest);
    },
    forget: (parcel) => void kept.delete(parcel),
  };
}
