import { fitting, type Habits } from './matching-fit.ts';

export interface Seeker extends Habits {
  readonly id: string;
  readonly language: string;
  /** Those they must not be paired with. It holds both ways, whichever of the two it stands with. */
  readonly apart: readonly string[];
  /** Would they be one of three? */
  readonly trio: boolean;
}

/** Who may be paired with whom among so many, each known by a number. */
export interface Graph {
  readonly size: number;
  /** How well two of them fit: the higher the better, 0 if they may not be paired. The same whichever is named first. */
  readonly fit: (a: number, b: number) => number;
}

/**
 * All who speak one language: any two of them fit unless they are kept apart. Asked millions of times, so that every
 * answer is worked out beforehand: a byte for every two, 4 MB for 2,000 seekers.
 */
export function graphOf(seekers: readonly Seeker[]): Graph {
  const size = seekers.length;
  const fits = new Uint8Array(size * size);
  const fitOf = fitting(seekers);
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < a; b += 1) fits[a * size + b] = fits[b * size + a] = fitOf(a, b);
  const numbers = new Map(seekers.map(({ id }, number) => [id, number]));
  for (const [a, { apart }] of seekers.entries())
    for (const id of apart) {
      const b = numbers.get(id);
      if (b !== undefined) fits[a * size + b] = fits[b * size + a] = 0;
    }
  return { size, fit: (a, b) => fits[a * size + b] ?? 0 };
}
