import { z } from 'zod';

/** A club: its rooms are its record's addresses. Members are named by their records' opaque ids and by nothing else. */
const club = z.object({
  kind: z.literal('club'),
  version: z.literal(1),
  id: z.string(),
  locale: z.string(),
  /** What its room was called when it was founded, where the platform told. */
  title: z.string().exactOptional(),
  members: z.record(z.string(), z.object({})),
});

export type ClubRecord = z.infer<typeof club>;

/** Reads a club's record as it was stored. Throws a ZodError where it is damaged. */
export function readClub(json: unknown): ClubRecord {
  return club.parse(json);
}
