import { changeEntry } from '../bot/change.ts';
import { addDays } from '../coach/day.ts';
import { recheck as judgeRecheck } from '../coach/readiness.ts';
import { continueDay } from '../bot/day.ts';
import { dayName } from '../bot/format.ts';
import { keepCheck } from '../bot/gate.ts';
import { whatNext } from '../bot/tell-verdict.ts';
import { hasComeback, say, tell, type Conversation } from '../bot/turn.ts';

/** Before running goes on after a warning sign (D10, D12): a few of the readiness questions, and the nights (section 5). */
export const recheck: Conversation = {
  kind: 'recheck',

  questions: (turn) => turn.rules.readiness.recheck.questions,

  asks: (_turn, _dialogue, question) => (question === 'night' ? { key: 'ask-night-again' } : {}),

  finish(turn, dialogue) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    const { everyDays, failuresToRefer } = turn.rules.readiness.recheck;
    const outcome = judgeRecheck(turn.rules, comeback.profile.injury, dialogue.answers);
    keepCheck(turn, 'recheck', dialogue.answers, outcome);
    turn.decided.push({
      recheck: { injury: comeback.profile.injury, answers: { ...dialogue.answers }, outcome },
    });
    delete turn.record.owed;
    if (outcome === 'quiet') {
      const { entry: key = '' } = comeback.recheck ?? {};
      const entry = comeback.entries[key];
      if (entry) changeEntry(comeback, key, { quietAfterPains: entry.case.pains.length });
      delete comeback.recheck;
      say(turn, [tell(turn, 'recheck-quiet'), whatNext(turn)]);
      return continueDay(turn);
    }
    const failures = (comeback.recheck?.failures ?? 0) + 1;
    const due = addDays(turn.today, everyDays);
    comeback.recheck = { entry: comeback.recheck?.entry ?? '', due, failures };
    const refer = outcome === 'clinician' || failures >= failuresToRefer;
    if (refer) {
      comeback.referredByRecheck = true;
      comeback.standing.referred = true;
      comeback.clinicianAskedOn = turn.today;
    }
    const day = dayName(turn.words, due, turn.today);
    say(turn, [tell(turn, 'recheck-restless', { day }), refer ? tell(turn, 'refer-advice') : undefined]);
    continueDay(turn);
  },
};
