import { z } from 'zod';

/** Comeback buddies: two, or three by consent. Members are named by their records' opaque ids and by nothing else. */
const pair = z.object({
  kind: z.literal('pair'),
  version: z.literal(1),
  id: z.string(),
  members: z.array(z.string()),
});

export type PairRecord = z.infer<typeof pair>;

/** Reads a pair's record as it was stored. Throws a ZodError where it is damaged. */
export function readPair(json: unknown): PairRecord {
  return pair.parse(json);
}
