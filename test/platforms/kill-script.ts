import type { Shown, Someone } from './stage.ts';
import { ENROLMENT } from './story.ts';

/**
 * One thing that somebody does, and what comes back. Done again by those whose words were lost, so it must not depend on
 * what is not on the screen.
 */
export interface Act {
  readonly name: string;
  /** Absent: they only wait for what comes by itself. */
  readonly does?: (ana: Someone, last: Shown | undefined) => Promise<void>;
  readonly hears: readonly RegExp[];
}

/** A part of the story: time passes until then, and somebody acts. */
export interface Chapter {
  readonly until?: string;
  readonly acts: readonly Act[];
}

const says = (text: string, ...hears: readonly RegExp[]): Act => ({
  name: text,
  does: async (ana) => ana.says(text),
  hears,
});

const taps = (label: string, ...hears: readonly RegExp[]): Act => ({
  name: label,
  does: async (_, last) => last?.taps(label),
  hears,
});

const GREETING = [/Hi, I'm Comeback/, /What was hurt/];
const ENROLLED = [/Sunday is a strength day/];

/** Each answer, and the question that comes next. */
const enrolment = ENROLMENT.map(([, answer], at): Act => {
  const next = ENROLMENT[at + 1];
  const hears = next ? [next[0]] : ENROLLED;
  return answer.startsWith('…') ? says(answer.slice(1), ...hears) : taps(answer, ...hears);
});

/** From the first word to the verdict and its reasons. No text comes twice where all goes well. */
export const CHAPTERS: readonly Chapter[] = [
  { acts: [says('/start', ...GREETING), ...enrolment, says('/help', /\/forget/)] },
  {
    until: '2026-03-02T06:00:00.000Z',
    acts: [{ name: 'post', hears: [/🏃 Monday: 10 × \(1 min run, 1 min walk\)/] }],
  },
  {
    until: '2026-03-02T17:00:00.000Z',
    acts: [
      taps('Done', /How much of the 10 min/),
      taps('All of it', /any pain in the warm-up or the run/),
      taps('None', /I'll ask how it feels tomorrow at 07:00/),
      says('/plan', /you are here/i),
    ],
  },
  {
    until: '2026-03-03T06:00:00.000Z',
    acts: [
      { name: 'morning', hears: [/How is the injury now, 0 to 10/] },
      says('no pain at all', /^Progress\. .*Row D5/s),
      taps('Why?', /D5: all of it done, no pain in the run/),
      says('/export', /Everything I hold of you is in this file/),
    ],
  },
];
