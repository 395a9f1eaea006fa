import { z } from 'zod';
import { durationMs } from './duration.ts';
import { RequestFault } from './faults.ts';
import { LONGEST_TITLE, PERSON_ID } from './limits.ts';
import { chatOf, roomOf } from './rooms.ts';
import { isZone } from '../../bot/zone.ts';

/** An id of somebody or of a room: small letters, digits, `_` and `-`; capital letters are taken for small ones. */
const anId = z
  .string()
  .transform((id) => id.toLowerCase())
  .pipe(z.string().regex(PERSON_ID, 'must be 1 to 32 letters a–z, digits, _ or -'));

/** A person's chat by their id, or a room's by `room:` and its id. */
const chatId = z.string().transform((text, context) => {
  const room = roomOf(text.toLowerCase());
  const id = anId.safeParse(room ?? text);
  if (id.success) return room === undefined ? id.data : chatOf(id.data);
  context.addIssue('must be 1 to 32 letters a–z, digits, _ or -, or room: and such an id');
  return z.NEVER;
});

const zone = z.string().refine(isZone, 'is no IANA time zone, like Europe/Berlin');

const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant like 2026-03-02T07:00:00Z' })
  .transform((text) => new Date(text).toISOString());

const duration = z.string().transform((text, context) => {
  const ms = durationMs(text);
  if (ms !== undefined) return ms;
  context.addIssue(
    'must be a positive ISO-8601 duration in weeks, days and times, like P1DT12H, PT30M or P2W',
  );
  return z.NEVER;
});

/** Half of a surrogate pair is no character, and no platform would deliver one. */
const words = z.string().transform((text) => Buffer.from(text).toString());

const title = words.pipe(
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(LONGEST_TITLE, `must be at most ${LONGEST_TITLE} characters`)
    .regex(/^\P{Cc}*$/u, 'must be one line'),
);

export const sayBody = z.strictObject({ from: anId, text: words, room: anId.optional() });

export const roomsBody = z.strictObject({
  id: anId,
  title: title.optional(),
  keeper: anId,
  members: z.array(anId).optional(),
});

export const leaveBody = z.strictObject({ id: anId, person: anId });

export const pressBody = z.strictObject({ from: anId, message: z.int(), button: z.string() });

export const clockBody = z
  .strictObject({ to: instant.optional(), by: duration.optional(), next: z.literal(true).optional() })
  .refine((body) => Object.keys(body).length === 1, 'give exactly one of "to", "by" and "next"');

/** Body of `POST /api/people`; `locales` are the languages there are. */
export function peopleBody(locales: readonly string[]) {
  return z.strictObject({ id: anId, zone: zone.optional(), locale: locale(locales).optional() });
}

export const chatQuery = z.strictObject({ for: chatId });

export const messagesQuery = z.strictObject({
  for: chatId,
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the id of a message')
    .transform(Number)
    .default(0),
});

/** Query of `GET /api/words`. */
export function wordsQuery(locales: readonly string[]) {
  return z.strictObject({ locale: locale(locales) });
}

/** Checks what came against what is expected. Throws a 400 with every problem. */
export function decode<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new RequestFault(
    400,
    ...result.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')),
  );
}

function locale(locales: readonly string[]) {
  return z.string().refine((one) => locales.includes(one), `is no language there is (${locales.join(', ')})`);
}
