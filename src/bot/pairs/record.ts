import { z } from 'zod';

const day = z.iso.date();
const count = z.number().int().nonnegative();

/** Comeback buddies: two, or three by consent. Members are named by their records' opaque ids and by nothing else. */
const pair = z.object({
  kind: z.literal('pair'),
  version: z.literal(1),
  id: z.string(),
  members: z.array(z.string()),
  /** Who lets the others see the verdict and the pain of their last run. */
  shares: z.record(z.string(), z.literal(true)),
  /** Days on which all of them kept the plan, as far as they are judged. */
  streak: z.object({ days: count, through: day, forgiven: day.exactOptional() }),
  /** The last noon at which each was thought of. */
  noons: z.record(z.string(), day),
  /** Who fell silent, and whom of the others that was told: once for each silence. */
  silent: z.record(z.string(), z.record(z.string(), z.literal(true))),
});

export type PairRecord = z.infer<typeof pair>;

/** Reads a pair's record as it was stored. Throws a ZodError where it is damaged. */
export function readPair(json: unknown): PairRecord {
  return pair.parse(json);
}
