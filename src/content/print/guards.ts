import type { Rules } from '../../coach/rules.ts';
import { minutes } from './rest.ts';
import { withEvidence } from './rows.ts';
import { table } from './table.ts';

/** The guards' numbers, each in a sentence. */
export function printGuards({ guards, ...rules }: Rules, width: number): string {
  const { G1, G2, G3, G4, G5, G6, frequency, breaks, silence, clinician } = guards;
  const of = (sources: readonly string[]) => withEvidence({ guards, ...rules }, sources);
  const rows = [
    [
      'G1',
      `at most ${percent(1 + G1.growth)} of the best ${G1.windowDays} days that ended ${G1.baseEndsDaysEarlier.from} to ${G1.baseEndsDaysEarlier.to} days earlier; ${G1.leastEntrySessions} entry sessions are the least that counts`,
      of(G1.sources),
    ],
    [
      'G2',
      `${G2.daysBetween} day between runs and ${G2.hoursFromReport} hours from a report to the next post; no run over ${percent(1 + G2.longestGrowth)} of the longest in ${G2.longestOfDays} days; none posted after ${G2.latestPost}`,
      of(G2.sources),
    ],
    [
      'G3',
      `easy: effort ${G3.effort.from} to ${G3.effort.to} of 10, ${percent(G3.heartRate.from)} to ${percent(G3.heartRate.to)} of maximum heart rate`,
      of(G3.sources),
    ],
    [
      'G4',
      `soft ground in the phase ${G4.softGround.phases.join(', ')} and for ${G4.softGround.injuries.join(', ')}; no hills before ${G4.noHillsBefore}`,
      of(G4.sources),
    ],
    [
      'G5',
      `speed after ${G5.weeks} weeks with ${G5.runsAWeek} runs each, from ${minutes(G5.leastSeconds)} minutes and ${G5.painFreeDays} days without pain; ${G5.strides.count} x ${G5.strides.seconds} s strides for ${G5.strides.days} days, then ${minutes(G5.tempo.seconds)} minutes of tempo every ${G5.tempo.everyDays} days; ${G5.tempo.cleanToGraduate} clean ones graduate`,
      of(G5.sources),
    ],
    [
      'G6',
      `${G6.injuries.join(', ')}: up after ${G6.cleanRuns} clean runs; lowest level first: ${G6.startAtLowest.join(', ')}`,
      of(G6.sources),
    ],
    ['G7', "a clinician's own limits go before everything", of(guards.G7.sources)],
    [
      'days',
      `${frequency.runsAWeek} runs a week; every other day from ${frequency.everyOtherDayFrom} on`,
      of(frequency.sources),
    ],
    [
      'breaks',
      `${breaks.nextLevelBelow.fromDays} days: the level below; ${breaks.threeQuarters.fromDays}: at most ${percent(breaks.threeQuarters.share)} of the running; ${breaks.readinessAgain.fromDays}: the readiness questions again; a run under ${percent(breaks.endsWithShare)} of what was posted ends none`,
      of(breaks.sources),
    ],
    [
      'silence',
      `asked again at ${silence.firstDayTimes.join(' and ')}, for ${silence.moreMornings} more mornings, then every ${silence.thenEveryDays} days; late after ${silence.lateAfterHours} hours`,
      of(silence.sources),
    ],
    ['clinician', `asked about every ${clinician.askEveryDays} days`, of(clinician.sources)],
  ];
  return table(
    [{ head: 'guard' }, { head: 'what it holds to', wraps: true }, { head: 'sources', wraps: true }],
    rows,
    width,
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
