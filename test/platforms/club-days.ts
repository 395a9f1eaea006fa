import { expect } from 'vitest';
import type { Runner } from './club-people.ts';
import type { Shown } from './stage.ts';
import { answers, ENROLMENT } from './story.ts';

type Answers = readonly (readonly [question: RegExp, answer: string])[];

/** How somebody spends a day: as they are told to, or otherwise. */
export type Day = 'runs' | 'rests' | 'sore' | 'hurts' | 'away';

const CLEAN: Answers = [
  [/How much of the/, 'All of it'],
  [/any pain in the warm-up or the run/, 'None'],
];

const HURTS: Answers = [
  [/How much of the/, 'Part of it'],
  [/How many minutes did you run/, '…4'],
  [/any pain in the warm-up or the run/, 'It began during the run'],
  [/How strong was it at its worst/, '…4'],
  [/Was it sharp/, 'No'],
  [/Did it get worse/, 'No'],
  [/Did it change how you ran/, 'No'],
];

const STIFF: Answers = [
  [/Is it swollen or stiff/, 'No'],
  [/Did it wake you in the night/, 'No'],
];

/** Answers every question of an enrolment; with where they live, and what they think caused it. */
export async function enrols(ana: Runner, cause: string): Promise<void> {
  await ana.says('/start');
  await answers(
    ana,
    ENROLMENT.map(([question, answer]) => {
      if (question.test('Where do you live')) return [question, `…${ana.zone}`];
      if (question.test('what do you think caused it')) return [question, `…${cause}`];
      return [question, answer];
    }),
  );
  await ana.hears(/Sunday is a strength day/);
}

/** Somebody joins the club, once they have seen what the room will see. */
export async function joins(one: Runner, club: string, isKnown = false): Promise<void> {
  await one.inClub('/club join');
  if (!isKnown) await answers(one, [[/What should the club call you/, `…${one.name}`]]);
  const preview = await one.hears(/All that is ever read there of you.*Join .+\?/s);
  expect(preview.text).toMatch(new RegExp(`${one.name}: 5 days kept in a row.*nothing about pain`, 's'));
  await preview.taps('Yes, join');
  await one.hears(new RegExp(`You're in ${club}\\. It posts at 09:00`));
}

/** The morning after a run, where there was one: they say how it feels, and hear a verdict. */
export async function wakesUp(ana: Runner, day: Day): Promise<void> {
  const asked = await open(ana, /How is the injury now/);
  if (day === 'away' || !asked) return;
  await asked.taps(day === 'sore' ? '3' : '0');
  if (day === 'sore') await answers(ana, STIFF);
  await ana.hears(/\(Row [A-Z]+\d/);
}

/** The run of the day, where there is one. */
export async function goesOut(ana: Runner, day: Day): Promise<void> {
  const post = await open(ana, /🏃/);
  if (day === 'away' || !post) return;
  if (day === 'rests') {
    await post.taps('Rest today, to be safe');
    await ana.hears(/rest/i);
    return;
  }
  await post.taps('Done');
  await answers(ana, day === 'hurts' ? HURTS : CLEAN);
  await ana.hears(/I'll ask how it feels/);
}

/** What can still be pressed on somebody's screen. */
async function open(ana: Runner, what: RegExp): Promise<Shown | undefined> {
  const seen = await ana.sees();
  return seen.findLast(({ text, labels }) => labels.length > 0 && what.test(text));
}
