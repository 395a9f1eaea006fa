import { z } from 'zod';

const day = z.iso.date();
const count = z.number().int().nonnegative();
const room = z.object({ platform: z.string(), id: z.string() });
const streak = z.object({ days: count, through: day, forgiven: day.exactOptional() });

const member = z.object({
  /** Each membership has a number of its own: for whoever picks somebody from a list. */
  number: count,
  since: z.iso.datetime(),
  /** Where they joined: whoever is not there any more leaves the club. */
  room,
  streak,
});

/** A club: its rooms are its record's addresses. Members are named by their records' opaque ids and by nothing else. */
const club = z.object({
  kind: z.literal('club'),
  version: z.literal(1),
  id: z.string(),
  locale: z.string(),
  zone: z.string(),
  hour: z.string(),
  /** What is posted: some of `daily`, `wins`, `digest`, `welcome`, `board`. */
  posts: z.array(z.string()),
  /** What the first room was called. */
  title: z.string().exactOptional(),
  /** Who set it up, and hears of trouble. */
  founder: z.string().exactOptional(),
  members: z.record(z.string(), member),
  /** Memberships there were so far. */
  joined: count,
  /** Taken out by an administrator, with the number they had: they come back when one lets them. */
  removed: z.record(z.string(), z.object({ number: count })).exactOptional(),
  /** Members who look for a buddy; `told`: that nobody was found, which is told once. */
  seeking: z
    .record(z.string(), z.object({ trio: z.boolean(), told: z.literal(true).exactOptional() }))
    .exactOptional(),
  /** Members who are welcomed with the next post, and how many were on a day of their joining. */
  welcome: z.record(z.string(), z.literal(true)).exactOptional(),
  welcomed: z.object({ on: day, count }).exactOptional(),
  /** The last day whose post is done with, whether there was anything to say or not. */
  postedOn: day.exactOptional(),
  /** The last day on which something was said at the club's hour. */
  saidOn: day.exactOptional(),
  /** The Monday of the last week that had its digest. */
  digestFor: day.exactOptional(),
  /** How often the board was put up anew, and whether it has to be; from when on it is to be changed. */
  boards: count,
  boardDue: z.literal(true).exactOptional(),
  boardAt: z.iso.datetime().exactOptional(),
  /** Platforms on which nothing could be posted, and when that was last found. */
  lost: z.record(z.string(), day).exactOptional(),
});

export type ClubRecord = z.infer<typeof club>;
export type Membership = z.infer<typeof member>;

/** Reads a club's record as it was stored. Throws a ZodError where it is damaged. */
export function readClub(json: unknown): ClubRecord {
  return club.parse(json);
}
