import type { StepOf } from '../every-step.ts';
import type { PairRecord } from './record.ts';

/** Makes the step of a pair of buddies. */
export function createPairStep(): StepOf<PairRecord> {
  return (record) => ({ ...(record && { record }), messages: [], events: [] });
}
