import { levelNumber, levelAt, levelsFor } from '../src/coach/ladder.ts';
import { clubsOf } from '../src/bot/clubs/look.ts';
import type { Command } from '../src/bot/command.ts';
import { session } from '../src/bot/format.ts';
import type { Comeback, Entry } from '../src/bot/record.ts';
import { say, tell, type Turn } from '../src/bot/turn.ts';

/** The version of the file's form, for programs that read it. */
const EXPORT_VERSION = 1;

/** Everything held of the runner, as one JSON file. Others in it are named by nothing but opaque ids. */
export const exportData: Command = {
  name: 'export',
  enrolled: false,
  run(turn) {
    const { record } = turn;
    const { comeback, past } = record;
    const all = [...Object.values(past), ...(comeback ? [comeback] : [])];
    const body = {
      comeback: EXPORT_VERSION,
      exportedAt: turn.now,
      content: turn.rules.version,
      profile: {
        id: record.id,
        name: record.name,
        locale: record.locale,
        zone: record.zone,
        postHour: record.hour,
        units: record.units,
        ...comeback?.profile,
        state: comeback?.state,
        startedOn: comeback?.startedOn,
      },
      buddies: { pair: record.buddy, blocked: Object.keys(record.blocked ?? {}) },
      clubs: clubsOf(turn).map(({ id, title, members }) => ({ title, id, ...members[record.id] })),
      readiness: all.flatMap((one) => Object.values(one.checks)),
      runs: all.flatMap((one) => runsOf(turn, one)),
      days: comeback?.posts ?? {},
      earlier: Object.values(past).map(({ startedOn, profile }) => ({ startedOn, profile })),
      journal: turn.journal(),
    };
    say(turn, [tell(turn, 'exported')], {
      file: {
        name: `comeback-${turn.today}.json`,
        mime: 'application/json',
        body: JSON.stringify(body, undefined, 2),
      },
    });
  },
};

function runsOf(turn: Turn, comeback: Comeback): readonly object[] {
  const levels = levelsFor(turn.rules.ladder, comeback.profile.weeklyBeforeMinutes);
  return Object.keys(comeback.entries)
    .toSorted()
    .flatMap((key) => {
      const entry = comeback.entries[key];
      const run = entry?.case.run;
      if (!entry || !run) return [];
      const level = levelAt(levels, run.level);
      return [
        {
          date: run.day,
          level: levelNumber(levels, run.level),
          session: {
            text: session(turn.words, level),
            repeats: level.repeats,
            runSeconds: level.run,
            walkSeconds: level.walk,
            runningSeconds: level.seconds,
            posted: run.posted !== undefined,
            ...(run.extra ? { extra: run.extra } : {}),
          },
          reported: reported(entry),
          verdict: wordOf(entry),
          rows: entry.verdict?.rows ?? [],
          levelAfter: entry.verdict ? levelNumber(levels, entry.verdict.after.earned) : null,
          restDays: entry.verdict?.restDays ?? null,
          nextRunOn: entry.nextRunOn ?? null,
          ...(entry.earlier ? { earlier: entry.earlier } : {}),
        },
      ];
    });
}

/** The three words as they are said; null while the morning is awaited, and where nothing was run. */
function wordOf(entry: Entry): string | null {
  const word = entry.verdict?.word;
  if (word === undefined) return null;
  return word === 'rest' ? 'rest 2 days' : word;
}

function reported(entry: Entry): object {
  const { run, morning, settled, pains } = entry.case;
  return {
    ...run?.report,
    ...(run ? { minutes: run.report.seconds / 60, reportedAt: run.reportedAt, late: run.late } : {}),
    ...(morning ? { morning } : {}),
    ...(settled ? { settled } : {}),
    ...(pains.length > 0 ? { pains } : {}),
  };
}
