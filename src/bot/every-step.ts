import type { Instant } from '../coach/day.ts';
import { isClub, isPair, type AnyRecord } from './any-record.ts';
import type { ClubRecord } from './clubs/record.ts';
import type { Event } from './event.ts';
import type { Outcome } from './outcome.ts';
import type { PairRecord } from './pairs/record.ts';
import type { Step, StepContext } from './step.ts';

/** The same for one kind of record. */
export type StepOf<R> = (
  record: R | undefined,
  event: Event,
  now: Instant,
  context: StepContext,
) => Outcome<R>;

/** A step for each kind of record there is. */
export interface EveryStepParts {
  readonly runner: Step;
  readonly pair: StepOf<PairRecord>;
  readonly club: StepOf<ClubRecord>;
}

/** One step for records of every kind. What begins is told by its event; whoever speaks is a runner. */
export function createEveryStep({ runner, pair, club }: EveryStepParts): StepOf<AnyRecord> {
  return (record, event, now, context) => {
    if (record === undefined) {
      if (event.type === 'pair') return pair(undefined, event, now, context);
      return event.type === 'club'
        ? club(undefined, event, now, context)
        : runner(undefined, event, now, context);
    }
    if (isPair(record)) return pair(record, event, now, context);
    return isClub(record) ? club(record, event, now, context) : runner(record, event, now, context);
  };
}
