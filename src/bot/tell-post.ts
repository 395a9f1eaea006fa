import { reached } from '../coach/ladder.ts';
import { strengthExercises, type OffKind } from '../coach/offdays.ts';
import type { OffPhase } from '../coach/rules.ts';
import { duration, list, session, weekdayName } from './format.ts';
import type { Button } from './message.ts';
import { heldLines, type RunPlan } from './tell-verdict.ts';
import { say, tell, type CoachTurn } from './turn.ts';
import type { Words } from './words.ts';

/** The post of a run: what, why it is shorter than earned where it is, how to warm up, how easy, and when to stop. */
export function sayRun(
  turn: CoachTurn,
  plan: RunPlan,
  extra: 'strides' | 'tempo' | undefined,
  note?: string,
): void {
  const { words, rules, today } = turn;
  const { warmUp } = rules.offDays;
  const { phase, repeats, run, walk, seconds } = plan.level;
  const total = repeats * (run + walk) + 2 * warmUp.walkMinutes * 60;
  say(
    turn,
    [
      words.recite('post-run', {
        day: weekdayName(words, today),
        session: session(words, plan.level),
        running: duration(words, seconds),
        total: Math.round(total / 60),
        walk: warmUp.walkMinutes,
      }),
      ...heldLines(turn, plan),
      extra ? tell(turn, `post-${extra}`, extraValues(turn)) : undefined,
      sentences(
        words.recite('post-warm-up', {
          minutes: warmUp.minutes,
          exercises: exercises(turn, warmUp.exercises),
        }),
        reached(phase, warmUp.jog.from) ? tell(turn, 'post-jog', { seconds: warmUp.jog.seconds }) : undefined,
      ),
      effort(turn, plan, extra),
      tell(turn, 'post-stop'),
      note,
    ],
    { urgency: 'post', ref: `post:${today}`, buttons: runButtons(turn) },
  );
}

/** How to run it (G3, G4): effort, heart rate where it is known, ground. With strides or tempo only the ground. */
function effort(turn: CoachTurn, plan: RunPlan, extra: string | undefined): string {
  const { G3, G4 } = turn.rules.guards;
  const { injury, maxHeartRate: heart } = turn.record.comeback.profile;
  const { phase } = plan.level;
  const rate = (share: number): number => Math.round((heart ?? 0) * share);
  return sentences(
    extra ? undefined : tell(turn, 'post-easy', { from: G3.effort.from, to: G3.effort.to }),
    heart === undefined || extra
      ? undefined
      : tell(turn, 'post-heart', { from: rate(G3.heartRate.from), to: rate(G3.heartRate.to) }),
    G4.softGround.phases.includes(phase) || G4.softGround.injuries.includes(injury)
      ? tell(turn, 'post-soft')
      : undefined,
    reached(phase, G4.noHillsBefore) ? undefined : tell(turn, 'post-no-hills'),
  );
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

function exercises({ words }: CoachTurn, ids: readonly string[]): string {
  const known = LISTED.get(words) ?? new Map<string, string>();
  LISTED.set(words, known);
  const name = ids.join(' ');
  const listed =
    known.get(name) ??
    list(
      words,
      ids.map((id) => words.say(`exercise-${id}`)),
    );
  known.set(name, listed);
  return listed;
}

/** Lists of exercises, by language: there are few, every post has one, and joining them is slow. */
const LISTED = new WeakMap<Words, Map<string, string>>();

function runButtons(turn: CoachTurn): readonly (readonly Button[])[] {
  const button = (id: string): Button => ({ id, label: tell(turn, `button-${id}`) });
  return [[button('done')], [button('move'), button('rest')]];
}

function extraValues(turn: CoachTurn): Readonly<Record<string, number>> {
  const { strides, tempo } = turn.rules.guards.G5;
  return { count: strides.count, seconds: strides.seconds, minutes: tempo.seconds / 60 };
}

/** The post of a day without a run; `why`: what a guard or a rest has to do with it. */
export function sayOff(
  turn: CoachTurn,
  kind: Exclude<OffKind, 'strength'>,
  why: readonly (string | undefined)[] = [],
): void {
  say(turn, [tell(turn, `post-${kind}`, offValues(turn, kind)), ...why], {
    urgency: 'post',
    ref: `post:${turn.today}`,
  });
}

function offValues(
  turn: CoachTurn,
  kind: Exclude<OffKind, 'strength'>,
): Readonly<Record<string, string | number>> {
  const { mobility, cross } = turn.rules.offDays;
  const day = weekdayName(turn.words, turn.today);
  if (kind === 'mobility')
    return { day, minutes: mobility.minutes, exercises: exercises(turn, mobility.exercises) };
  if (kind === 'cross') return { day, minutes: cross.minutes, choices: exercises(turn, cross.choices) };
  return { day };
}

/** Strength, with a tick that is a bonus and never asked for. */
export function sayStrength(
  turn: CoachTurn,
  phase: OffPhase,
  why: readonly (string | undefined)[] = [],
): void {
  const { words, rules, today } = turn;
  const hops = Object.values(turn.record.comeback.checks).findLast(
    (check) => check.answers['R7'] !== undefined,
  );
  const ids = strengthExercises(rules.offDays, phase, hops?.answers['R7'] === 'yes');
  const text = tell(turn, 'post-strength', {
    day: weekdayName(words, today),
    minutes: rules.offDays.strength.minutes,
    exercises: exercises(turn, ids),
  });
  const tick = { id: 'tick', label: tell(turn, 'button-tick') };
  say(turn, [text, ...why], { urgency: 'post', ref: `post:${today}`, buttons: [[tick]] });
}
