import { z } from 'zod';
import type { Message } from '../../src/bot/message.ts';
import type { Outcome } from '../../src/bot/outcome.ts';
import type { Coach } from '../../src/program.ts';
import type { Context } from '../../src/store/store.ts';
import type { Event } from '../../src/bot/event.ts';

const echoRecord = z.strictObject({
  version: z.literal(1),
  heard: z.array(z.string()),
  zone: z.string(),
  wakes: z.array(z.string()),
});

/** What the smallest coach there is remembers. */
export type EchoRecord = z.infer<typeof echoRecord>;

/** Reads a kept record; throws for anything else. */
export const readEcho = (json: unknown): EchoRecord => echoRecord.parse(json);

const choices = [
  [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
];

/**
 * The smallest coach: it repeats what it hears. `/ask` puts a question with buttons, a press edits it; `/wake PT1H`
 * (an instant) asks to be woken, `/export` sends a file, `/forget` forgets, `/crash` throws, `/tell <id>` has
 * another record told, `/quiet` changes and says nothing,
 * `/tick` asks to be woken every minute from now on.
 */
export function echo(
  record: EchoRecord | undefined,
  event: Event,
  now: string,
  context: Pick<Context, 'journal'>,
): Outcome<EchoRecord> {
  const zone = (event.type === 'text' ? event.hints?.zone : undefined) ?? 'UTC';
  const before = record ?? { version: 1, heard: [], zone, wakes: [] };
  const quiet = { record: before, messages: [], events: [], ...wakeAt(before.wakes) };
  if (event.type === 'wake' && before.heard.includes('/tick')) {
    return { ...quiet, wakeAt: new Date(Date.parse(now) + 60_000).toISOString() };
  }
  if (event.type === 'wake') {
    const wakes = before.wakes.filter((at) => Date.parse(at) > Date.parse(now));
    const messages = [says(`Woken at ${now}`, 'post')];
    return { record: { ...before, wakes }, messages, events: [], ...wakeAt(wakes) };
  }
  if (event.type === 'press') {
    const edited: Message = { ...says(`You chose ${event.button}`), ref: event.ref, edits: true };
    return { ...quiet, record: hearing(before, event.button), messages: [edited, says('Thank you')] };
  }
  if (event.type !== 'text') return quiet;
  const [word, argument = ''] = event.text.split(' ');
  if (word === '/crash') throw new Error(`secret: ${event.text}`);
  if (word === '/quiet') return quiet;
  if (word === '/tick') return { ...quiet, record: hearing(before, word), wakeAt: now };
  if (word === '/forget') return { messages: [says('Goodbye')], events: [] };
  if (word === '/tell') return { ...quiet, events: [{ to: argument, event: { type: 'wake' } }] };
  if (word === '/wake') {
    const wakes = [...before.wakes, argument].toSorted();
    return {
      ...quiet,
      record: { ...before, wakes },
      messages: [says(`Until ${argument}`)],
      ...wakeAt(wakes),
    };
  }
  if (word === '/ask') {
    const question: Message = { ...says('Yes or no?'), asks: 'yes-no', ref: `ask:${now}`, buttons: choices };
    return { ...quiet, messages: [question] };
  }
  if (word === '/export') {
    const body = JSON.stringify({ record: before, journal: context.journal() });
    return {
      ...quiet,
      messages: [{ ...says('Here'), file: { name: 'all of it.json', mime: 'application/json', body } }],
    };
  }
  return { ...quiet, record: hearing(before, event.text), messages: [says(`You said: ${event.text}`)] };
}

/** A message of one paragraph. */
export function says(text: string, urgency: Message['urgency'] = 'answer'): Message {
  return { paragraphs: [text], urgency };
}

/** The echo as the whole program takes it. */
export const echoCoach: Coach<EchoRecord> = {
  step: echo,
  nextWake: ({ wakes }, now) => wakes.find((at) => at > now),
  readRecord: readEcho,
  zoneOf: ({ zone }) => zone,
  contentVersion: 'echo-1',
  locales: ['en', 'de'],
  wordsOf: (locale) => ({ 'page-title': locale === 'de' ? 'Zurück' : 'Comeback' }),
  offers: [],
};

function hearing(record: EchoRecord, what: string): EchoRecord {
  return { ...record, heard: [...record.heard, what] };
}

function wakeAt(wakes: readonly string[]) {
  return wakes[0] === undefined ? {} : { wakeAt: wakes[0] };
}
