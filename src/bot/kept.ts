import type { Day } from '../coach/day.ts';
import { keptOn, type Kept } from '../coach/kept.ts';
import type { Comeback } from './record.ts';

/** Was the plan kept on `day`, as seen on `today`? A rest day without a run is a kept day. */
export function keptDay(comeback: Comeback, day: Day, today: Day): Kept {
  const post = comeback.posts[day];
  const ran = ranOn(comeback, day);
  if (!post) return keptOn({ ran }, day, today);
  return keptOn({ posted: post.kind === 'run' ? 'run' : 'off', state: post.state, ran }, day, today);
}

/** Was a run reported for that day? */
export function ranOn({ entries }: Comeback, day: Day): boolean {
  return Object.values(entries).some(({ case: { run } }) => run?.day === day && run.report.seconds > 0);
}

/** Days kept so far, those that are too old to be kept one by one among them. */
export function keptDays(comeback: Comeback, today: Day): { readonly kept: number; readonly judged: number } {
  const states = Object.keys(comeback.posts)
    .filter((day) => day < today)
    .map((day) => keptDay(comeback, day, today))
    .filter((state) => state === 'kept' || state === 'missed');
  return {
    kept: comeback.keptBefore.kept + states.filter((state) => state === 'kept').length,
    judged: comeback.keptBefore.judged + states.length,
  };
}
