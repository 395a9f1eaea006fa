import type { StepOf } from '../every-step.ts';
import type { ClubRecord } from './record.ts';

/** Makes the step of a club. */
export function createClubStep(): StepOf<ClubRecord> {
  return (record) => ({ ...(record && { record }), messages: [], events: [] });
}
