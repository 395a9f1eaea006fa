import { z } from 'zod';
import type { Level } from '../../coach/rules.ts';

/** A level as it is written in ladder.yaml, before it is known which phase it belongs to. */
export type WrittenLevel = Omit<Level, 'phase'>;

const error = 'a level such as 8 x 90/60 (repeats x seconds running/seconds walking; 0 walking: continuous)';

/** "8 x 90/60": eight times 90 seconds running, 60 walking. */
export const level = z
  .string({ error })
  .regex(/^[1-9]\d* x [1-9]\d*\/\d+$/, { error })
  .transform((text): WrittenLevel => {
    const [repeats = 0, run = 0, walk = 0] = text.split(/ x |\//).map(Number);
    return { repeats, run, walk, seconds: repeats * run };
  });

const intervalError = 'an interval such as 60/180 (seconds running/seconds walking)';

/** "60/180": 60 seconds running, 180 walking. */
export const interval = z
  .string({ error: intervalError })
  .regex(/^[1-9]\d*\/\d+$/, { error: intervalError })
  .transform((text) => {
    const [run = 0, walk = 0] = text.split('/').map(Number);
    return { run, walk };
  });

/** A level as it is written in ladder.yaml. */
export function levelText({ repeats, run, walk }: WrittenLevel): string {
  return `${repeats} x ${run}/${walk}`;
}
