import { z } from 'zod';
import { durationMs } from './duration.ts';
import { RequestFault } from './faults.ts';
import { PERSON_ID } from './limits.ts';
import { isZone } from '../../bot/zone.ts';

/** Somebody's id: small letters, digits, `_` and `-`; capital letters are taken for small ones. */
const personId = z
  .string()
  .transform((id) => id.toLowerCase())
  .pipe(z.string().regex(PERSON_ID, 'must be 1 to 32 letters a–z, digits, _ or -'));

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

export const sayBody = z.strictObject({ from: personId, text: words });

export const pressBody = z.strictObject({ from: personId, message: z.int(), button: z.string() });

export const clockBody = z
  .strictObject({ to: instant.optional(), by: duration.optional(), next: z.literal(true).optional() })
  .refine((body) => Object.keys(body).length === 1, 'give exactly one of "to", "by" and "next"');

/** Body of `POST /api/people`; `locales` are the languages there are. */
export function peopleBody(locales: readonly string[]) {
  return z.strictObject({ id: personId, zone: zone.optional(), locale: locale(locales).optional() });
}

export const chatQuery = z.strictObject({ for: personId });

export const messagesQuery = z.strictObject({
  for: personId,
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
