import type { Ladder, Rules } from '../coach/rules.ts';
import type { Data } from './data.ts';
import type { LadderFile } from './schemas/ladder.ts';

/** The rules that the files make together; undefined where a file has not the shape for it. */
export function rulesOf(data: Data, version: string): Rules | undefined {
  const { sources, questions, readiness, ladder, decision, guards, intake, offdays, wins } = data;
  if (!sources.value || !questions.value || !readiness.value || !ladder.value || !decision.value)
    return undefined;
  if (!guards.value || !intake.value || !offdays.value || !wins.value) return undefined;
  const { examples: _examples, bySource: _source, ...gate } = readiness.value;
  return {
    version,
    sources: sources.value,
    readiness: gate,
    ladder: ladderOf(ladder.value),
    rows: decision.value.rows,
    guards: guards.value,
    intake: intake.value,
    questions: questions.value,
    offDays: offdays.value,
    wins: wins.value.wins,
  };
}

function ladderOf({ entry, down, laws, beyond, phases, sources }: LadderFile): Ladder {
  return {
    levels: phases.flatMap(({ phase, levels }) => levels.map((level) => ({ ...level, phase }))),
    entrySeconds: entry.seconds,
    down,
    beyond,
    granularity: laws.granularity,
    milestones: phases.map(({ phase, week }) => ({ phase, week })),
    sources,
  };
}
