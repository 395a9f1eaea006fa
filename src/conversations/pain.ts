import { continueDay } from '../bot/day.ts';
import { entryForPain } from '../bot/report.ts';
import { sayVerdict } from '../bot/tell-verdict.ts';
import { giveVerdict } from '../bot/verdict.ts';
import { hasComeback, say, tell, type CoachTurn, type Conversation } from '../bot/turn.ts';

/**
 * Pain at any time, judged as a morning answer would be. It joins the last run's case, so it can never cost a second
 * level, and takes back a run that is posted for today.
 */
export const pain: Conversation = {
  kind: 'pain',

  questions(_turn, dialogue) {
    const now = dialogue.answers['pain-now'];
    return typeof now === 'number' && now > 0 ? ['pain-now', 'sharp', 'night'] : ['pain-now'];
  },

  asks: (_turn, _dialogue, question) => (question === 'sharp' ? { key: 'ask-sharp-now' } : {}),

  finish(turn, dialogue) {
    const now = dialogue.answers['pain-now'];
    if (!hasComeback(turn) || typeof now !== 'number') return;
    if (now === 0) {
      say(turn, [tell(turn, 'pain-none')]);
      return continueDay(turn);
    }
    const sharp = dialogue.answers['sharp'] === 'yes';
    const night = dialogue.answers['night'] === 'yes';
    const [key, entry] = entryForPain(turn);
    entry.case = { ...entry.case, pains: [...entry.case.pains, { on: turn.today, pain: now, sharp, night }] };
    turn.record.comeback.lastPainOn = turn.today;
    withdrawToday(turn);
    if (entry.case.run && !entry.case.morning && !entry.verdict) {
      say(turn, [tell(turn, 'pain-noted')]);
      return continueDay(turn);
    }
    giveVerdict(turn, key);
    sayVerdict(turn, key);
    continueDay(turn);
  },
};

function withdrawToday(turn: CoachTurn): void {
  const post = turn.record.comeback.posts[turn.today];
  if (post?.kind !== 'run' || post.state !== 'open') return;
  post.state = 'withdrawn';
  say(turn, [tell(turn, 'post-withdrawn')]);
}
