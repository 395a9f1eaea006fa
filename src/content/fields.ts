import { z } from 'zod';
import { sentence } from './sentences.ts';

/** A whole number within bounds; `what` says of what: "days", "weeks". */
export function whole(what: string, from: number, to: number) {
  const error = `a whole number of ${what} from ${from} to ${to}`;
  return z.number({ error }).int({ error }).min(from, { error }).max(to, { error });
}

/** A share of 1 within bounds. */
export function share(from: number, to: number) {
  const error = `a share from ${from} to ${to} (0.1 means 10%)`;
  return z.number({ error }).min(from, { error }).max(to, { error });
}

/** One of a few words, which are listed when another one is found. */
export function oneOf<const T extends string>(words: readonly T[]) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

/** One of many names. They are not listed, only the nearest is suggested. With no names known, any passes. */
export function nameFrom(names: readonly string[], what: string): z.ZodType<string> {
  if (names.length === 0) return z.string();
  return z.enum(names, { error: what });
}

/** At least one entry, none of them twice. */
export function listOf<T>(item: z.ZodType<T>) {
  const error = 'a list with at least one entry';
  return z
    .array(item, { error })
    .min(1, { error })
    .superRefine((entries, context) => {
      entries.forEach((entry, index) => {
        if (entries.indexOf(entry) < index)
          context.addIssue({ code: 'custom', path: [index], message: 'each entry once only' });
      });
    });
}

/** Ids of sources; each rule names where it comes from. */
export function sourceIds(known: readonly string[]) {
  return listOf(nameFrom(known, `the id of a source in sources.yaml (${known.join(', ')})`));
}

/** A time of day, `HH:MM`, in the runner's own zone. */
export const timeOfDay = z
  .string({ error: 'a time of day such as "07:30"' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day such as "07:30"' });

/** An id that keys of words are made of. */
export const id = z
  .string({ error: 'an id: letters, digits and hyphens' })
  .regex(/^[A-Za-z][\w-]*$/, { error: 'an id: letters, digits and hyphens' });

export const phases = ['early', 'building', 'consolidating', 'progressing'] as const;
export const offPhases = [...phases, 'foundation', 'resting', 'graduated'] as const;
export const injuries = ['tendon', 'muscle', 'joint', 'bone', 'surgery', 'other'] as const;

export const phase = oneOf(phases);
export const injury = oneOf(injuries);

/** Chooses the schema by looking at the value, so that mistakes are told for the form that was meant. */
export function either<A, B>(
  isFirst: (value: unknown) => boolean,
  first: z.ZodType<A>,
  second: z.ZodType<B>,
) {
  return z.unknown().transform((value, context): A | B => {
    const result = (isFirst(value) ? first : second).safeParse(value, { error: sentence });
    if (result.success) return result.data;
    for (const issue of result.error.issues)
      context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}
