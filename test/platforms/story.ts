import { expect } from 'vitest';
import type { Shown, Someone, Stage } from './stage.ts';

/** Questions of an enrolment in order, and how somebody answers: by a tap, or in words of their own (`…`). */
export const ENROLMENT: readonly (readonly [question: RegExp, answer: string])[] = [
  [/What was hurt/, 'A tendon (Achilles, say)'],
  [/Did it come on little by little/, 'Little by little'],
  [/How many weeks ago did it begin/, '6'],
  [/weeks have you not been running/, '…five weeks'],
  [/How often would you like to run/, '3 days a week'],
  [/Which weekdays suit you/, '…mon, wed and fri'],
  [/Where do you live/, '…Berlin'],
  [/At what time shall I write/, '07:00'],
  [/Miles or kilometres/, 'Kilometres'],
  [/usual easy pace/, "I don't know"],
  [/maximum heart rate/, "I don't know"],
  [/minutes a week did you run/, "I don't know"],
  [/what do you think caused it/, '…too much, too soon'],
  [/Has a doctor or physio said/, 'Yes'],
  [/How sore is it at rest/, '0'],
  [/everyday movement/, '0'],
  [/days in a row has it felt settled/, '…ten'],
  [/walk for 30 minutes/, 'Yes'],
  [/single-leg squats/, 'Yes'],
  [/hop on the spot/, 'Yes'],
  [/calf raises/, 'Yes'],
  [/swelling, or do you limp/, 'No'],
  [/taken it easy/, '…5'],
];

/** Somebody answers questions as they come. */
export async function answers(
  ana: Someone,
  questions: readonly (readonly [RegExp, string])[],
): Promise<void> {
  for (const [question, answer] of questions) {
    const asked = await ana.hears(question);
    await (answer.startsWith('…') ? ana.says(answer.slice(1)) : asked.taps(answer));
  }
}

/** What somebody keeps on their screen from one part of the story to the next. */
type Kept = Partial<Record<'post' | 'howMuch' | 'verdict', Shown>>;

/** A part of the story: time passes until then, and somebody acts. */
export interface Part {
  readonly until?: string;
  act(ana: Someone, kept: Kept): Promise<void>;
}

/** From the first word to the last: enrolment, a run, the morning after, the verdict and its reasons, export, farewell. */
export const STORY: readonly Part[] = [
  {
    async act(ana) {
      await ana.says('/start');
      await ana.hears(/Hi, I'm Comeback/);
      await answers(ana, ENROLMENT);
      await ana.hears(/Sunday is a strength day/);
    },
  },
  {
    until: '2026-03-02T06:00:00.000Z',
    async act(ana, kept) {
      kept.post = await ana.hears(/🏃 Monday: 10 × \(1 min run, 1 min walk\)/);
      expect(kept.post.labels).toEqual(['Done', 'Tomorrow instead', 'Rest today, to be safe']);
    },
  },
  {
    until: '2026-03-02T17:00:00.000Z',
    async act(ana, kept) {
      await kept.post?.taps('Done');
      kept.howMuch = await ana.hears(/How much of the 10 min/);
      await kept.howMuch.taps('All of it');
      await answers(ana, [[/any pain in the warm-up or the run/, 'None']]);
      await ana.hears(/I'll ask how it feels tomorrow at 07:00/);
    },
  },
  {
    async act(ana, { howMuch }) {
      await howMuch?.taps('Part of it');
      await ana.hears(/That one is closed by now, so nothing changes/);
    },
  },
  {
    until: '2026-03-03T06:00:00.000Z',
    async act(ana, kept) {
      await answers(ana, [[/How is the injury now, 0 to 10/, '…no pain at all']]);
      kept.verdict = await ana.hears(/^Progress\. .*Row D5/s);
      expect(kept.verdict.text).toMatch(/Next run tomorrow: 9 × \(1 min 10 s run, 1 min walk\)/);
      await kept.verdict.taps('Why?');
      await ana.hears(/D5: all of it done, no pain in the run/);
      await ana.says('/why');
      await ana.hears(/D5: all of it done, no pain in the run/);
    },
  },
  {
    async act(ana) {
      await ana.says('/export');
      const { file } = await ana.hears(/Everything I hold of you is in this file/);
      expect(file?.name).toBe('comeback-2026-03-03.json');
      const exported = JSON.parse(file?.text ?? '{}') as { runs: object[]; journal: object[] };
      expect(exported.runs).toMatchObject([{ date: '2026-03-02', verdict: 'progress', rows: ['D5'] }]);
      expect(exported.journal.length).toBeGreaterThan(30);
    },
  },
  {
    async act(ana) {
      await ana.says('/forget');
      await answers(ana, [[/This deletes everything I know of you/, 'Yes, delete it all']]);
      await ana.hears(/It's all deleted/);
      await ana.says('/today');
      await ana.hears(/We haven't begun yet/);
    },
  },
];

/**
 * The story, lived by some people side by side: each part by all of them before the next begins. No more than `atOnce`
 * of them act at the same time: a crowd that speaks all at once waits for the machine, and not for what is tested.
 */
export async function live(
  people: readonly Someone[],
  stage: Pick<Stage, 'until'>,
  parts: readonly Part[] = STORY,
  atOnce = people.length,
): Promise<void> {
  const lives = people.map((someone) => ({ someone, kept: {} satisfies Kept as Kept }));
  for (const { until, act } of parts) {
    if (until !== undefined) await stage.until(until);
    const waiting = lives.values();
    const oneAfterAnother = async () => {
      for (const { someone, kept } of waiting) await act(someone, kept);
    };
    await Promise.all(Array.from({ length: atOnce }, oneAfterAnother));
  }
}
