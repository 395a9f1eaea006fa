import { z } from 'zod';
import { UNITS } from '../../bot/words.ts';
import { isZone } from '../../bot/zone.ts';
import { listOf, nameFrom } from '../fields.ts';
import type { Names } from '../names.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const expression = z
  .string({ error: 'a regular expression in quotes' })
  .min(1, { error: 'a regular expression' });
const expressions = listOf(expression);

const weekday = z.enum(weekdays, { error: `one of ${weekdays.join(', ')}` });
const unit = z.enum(UNITS, { error: `one of ${UNITS.join(', ')}` });
const minutes = { error: 'minutes after the hour, or before it: from -59 to 59' };
const country = z.string().regex(/^[A-Z]{2}$/, { error: 'the two letters of a country, such as DE' });
const zone = z
  .string({ error: 'a time zone such as Europe/Berlin' })
  .refine(isZone, { error: 'a time zone such as Europe/Berlin' });

/** data/locales/<locale>/lexicon.yaml: what people type, by meaning. */
export function lexiconSchema({ questions }: Names) {
  const question = nameFrom(questions, 'the id of a question in questions.yaml');
  return z.strictObject({
    parts: z.record(z.string().regex(/^[a-z]+$/, { error: 'a name of small letters' }), expression),
    yes: expressions,
    no: expressions,
    back: expressions,
    cancel: expressions,
    numbers: z.record(z.string(), z.number({ error: 'a number' })),
    weekdays: z.record(weekday, expressions),
    weekdaySets: z.array(z.strictObject({ days: listOf(weekday), words: expressions })),
    weekdayWords: z.strictObject({ except: expression, to: expression, filler: expression }),
    otherUnits: expression,
    units: z.record(unit, expressions),
    amounts: z.strictObject({
      one: expression,
      half: expression,
      andHalf: expression,
      join: expression,
      of: expression,
      per: expression,
      lead: expression,
      trail: expression,
    }),
    unsure: expressions,
    unsureFor: z.partialRecord(question, expressions),
    times: z.strictObject({
      lead: expression,
      morning: expression,
      evening: expression,
      offsets: z.record(z.string(), z.number(minutes).int(minutes).min(-59, minutes).max(59, minutes)),
    }),
    places: z.strictObject({
      lead: expression,
      names: z.record(z.string(), zone),
      countries: z.record(z.string(), country),
    }),
    options: z.partialRecord(question, z.record(z.string(), expressions)),
  });
}

export type LexiconFile = z.infer<ReturnType<typeof lexiconSchema>>;
