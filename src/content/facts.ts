import type { Facts } from '../coach/decision.ts';
import { injuries } from './fields.ts';

/** A fact of a report and the values it can have. */
export type FactKind =
  | { readonly words: readonly string[] }
  | { readonly from: number; readonly to: number }
  | { readonly yesNo: true };

const yesNo = { yesNo: true } as const;
const pain = { from: 0, to: 10 } as const;
const count = { from: 0, to: 100 } as const;

/** What the table can be asked about one report, which is also what an example may answer. */
export const answerFacts = {
  injury: { words: injuries },
  completed: { words: ['all', 'part', 'more', 'hurt', 'none'] },
  posted: yesNo,
  miles: { from: 0, to: 100 },
  pattern: { words: ['none', 'gone', 'began', 'back', 'stayed'] },
  peak: pain,
  sharp: yesNo,
  worse: yesNo,
  stride: yesNo,
  morning: pain,
  swollen: yesNo,
  night: yesNo,
  unsettled: yesNo,
  risingPeaks: count,
  stuckBefore: count,
  restsBefore: count,
  late: yesNo,
  referred: yesNo,
} as const satisfies Record<keyof Facts, FactKind>;

const { stuckBefore: _stuck, restsBefore: _rests, ...asked } = answerFacts;

/** What a row's `when` may ask. The two counts of history include this run: `decide` works them out as it goes. */
export const rowFacts = { ...asked, timesStuck: count, restsInARow: count } as const;

/** A clean run of twenty minutes: what an example's answers are laid over. */
export const cleanRun = {
  injury: 'tendon',
  completed: 'all',
  posted: true,
  pattern: 'none',
  peak: 0,
  sharp: false,
  worse: false,
  stride: false,
  morning: 0,
  swollen: false,
  night: false,
  unsettled: false,
  risingPeaks: 1,
  stuckBefore: 0,
  restsBefore: 0,
  late: false,
  referred: false,
} as const satisfies Facts;
