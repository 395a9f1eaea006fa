import type { Message } from '../../src/bot/message.ts';
import type { Comeback } from '../../src/bot/record.ts';
import type { Posted } from './post-oracle.ts';

const BY_HEART_RATE = { from: 0.6, to: 0.7 } as const;
/** The longest running interval of the early phase, in seconds: 8 × (2 min, 1 min) ends it. */
const EARLY_INTERVAL_SECONDS = 120;

/** Every post of a run says how easily, on what ground and until when (G3, G4); no pace, and faster running only when its time has come. */
export function checkWords({ message, comeback }: Posted, session: Session): void {
  const text = message.paragraphs.join(' ');
  const must = (words: string): void => {
    if (!text.includes(words)) throw new Error(`the post does not say "${words}": ${text}`);
  };
  const mustNot = (words: RegExp): void => {
    if (words.test(text)) throw new Error(`the post says ${words.source}: ${text}`);
  };
  const { injury, maxHeartRate } = comeback.profile;
  must('Stop if pain rises, turns sharp or changes how you run.');
  must('Warm up first');
  if (session.interval !== undefined) {
    must('No hills yet.');
    mustNot(/light jog/u);
  }
  if (injury === 'bone' || (session.interval !== undefined && session.interval <= EARLY_INTERVAL_SECONDS))
    must('Flat and soft ground');
  if (/a little quicker|at a tempo/u.test(text)) return;
  must('effort 3 to 4 of 10');
  mustNot(/min\/(?:km|mi)|per (?:km|kilomet|mile)/u);
  if (maxHeartRate === undefined) return mustNot(/Heart rate/u);
  const { from, to } = BY_HEART_RATE;
  must(`Heart rate ${Math.round(maxHeartRate * from)} to ${Math.round(maxHeartRate * to)}`);
}

const JUMPS = /rope skipping|sideways hops|bounding/u;

/** Plyometrics are for those who hop without pain (R7). */
export function checkStrength({ paragraphs }: Message, { checks }: Comeback): void {
  const hops = Object.values(checks).findLast(({ answers }) => answers['R7'] !== undefined)?.answers['R7'];
  if (hops !== 'yes' && JUMPS.test(paragraphs.join(' ')))
    throw new Error('jumps for somebody who cannot hop yet');
}

/** What is to be run: all of it in seconds, and how long each interval is where there is walking between. */
export interface Session {
  readonly seconds: number;
  readonly interval?: number;
}
