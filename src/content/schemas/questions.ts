import { z } from 'zod';
import type { Question } from '../../coach/rules.ts';
import { id, listOf, oneOf, timeOfDay } from '../fields.ts';

const option = z
  .string({ error: 'a word in quotes, such as "yes"' })
  .regex(/^[\w-]+$/, { error: 'a word of letters, digits and hyphens' });
const options = listOf(option);
const wholeNumber = z.int({ error: 'a whole number' }).min(0, { error: 'a whole number, not below 0' });
const time = z
  .string({ error: 'minutes and seconds such as "06:30"' })
  .regex(/^\d{1,2}:[0-5]\d$/, { error: 'minutes and seconds such as "06:30"' });

const types = {
  choice: z.strictObject({ type: z.literal('choice'), options }),
  number: z.strictObject({
    type: z.literal('number'),
    min: wholeNumber,
    max: wholeNumber,
    buttons: listOf(wholeNumber),
    options: options.optional(),
    unit: oneOf(['weeks', 'days', 'minutes', 'runs', 'bpm', 'pain']),
  }),
  minutes: z.strictObject({ type: z.literal('minutes'), min: wholeNumber, max: wholeNumber }),
  weekdays: z.strictObject({ type: z.literal('weekdays') }),
  zone: z.strictObject({ type: z.literal('zone') }),
  time: z.strictObject({
    type: z.literal('time'),
    min: timeOfDay,
    max: timeOfDay,
    buttons: listOf(timeOfDay),
  }),
  pace: z.strictObject({
    type: z.literal('pace'),
    min: time,
    max: time,
    buttonsKm: listOf(time),
    buttonsMiles: listOf(time),
    options: options.optional(),
  }),
  words: z.strictObject({ type: z.literal('words'), options: options.optional(), max: wholeNumber }),
};

const known = Object.keys(types);
const question = z
  .discriminatedUnion(
    'type',
    [
      types.choice,
      types.number,
      types.minutes,
      types.weekdays,
      types.zone,
      types.time,
      types.pace,
      types.words,
    ],
    { error: `a question's type: one of ${known.join(', ')}` },
  )
  .superRefine((value, context) => {
    if (!('min' in value)) return;
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (value.min >= value.max) refuse(['max'], `more than min, which is ${value.min}`);
    if (!('buttons' in value)) return;
    for (const [index, button] of value.buttons.entries()) {
      if (button < value.min || button > value.max)
        refuse(['buttons', index], `a button from ${value.min} to ${value.max}`);
    }
  });

/** data/questions.yaml: every question by its id. */
export const questionsSchema: z.ZodType<Record<string, Question>> = z
  .record(id, question)
  .transform((all) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, { id: name, ...one }])),
  );
