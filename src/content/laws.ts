import type { Problem } from './problems.ts';
import type { LadderFile } from './schemas/ladder.ts';
import { levelText, type WrittenLevel } from './schemas/level.ts';
import { phases } from './fields.ts';
import type { Path, YamlFile } from './yaml.ts';

interface Placed extends WrittenLevel {
  readonly path: Path;
}

/** Floating point must not break a law: 7% of 600 is 42. */
const ROUNDING = 1e-9;

/** The laws of the ladder (L1 to L4) that are broken, each at the level that breaks it. */
export function ladderProblems(file: YamlFile, ladder: LadderFile): Problem[] {
  const levels = ladder.phases.flatMap((each, index) =>
    each.levels.map((level, at): Placed => ({ ...level, path: ['phases', index, 'levels', at] })),
  );
  return [
    ...phaseProblems(file, ladder),
    ...levels.flatMap((level, index) => climbProblems(file, ladder, levels[index - 1], level)),
    ...bottomProblems(file, ladder, levels),
    ...missingLevels(file, ladder, levels),
    ...beyondProblems(file, ladder, levels),
  ];
}

function phaseProblems(file: YamlFile, ladder: LadderFile): Problem[] {
  const names = ladder.phases.map(({ phase }) => phase);
  const order = `the phases ${phases.join(', ')}, in this order`;
  const problems =
    names.join() === phases.join()
      ? []
      : [file.problem(['phases'], order, { key: true, found: names.join(', ') })];
  const weeks = ladder.phases.flatMap(({ week }, index) => {
    const before = ladder.phases[index - 1]?.week ?? 0;
    return week > before ? [] : [file.problem(['phases', index, 'week'], `a week after week ${before}`)];
  });
  return [...problems, ...weeks];
}

function climbProblems(
  file: YamlFile,
  ladder: LadderFile,
  below: Placed | undefined,
  level: Placed,
): Problem[] {
  const { granularity, step } = ladder.laws;
  const wrong = (expected: string) => file.problem(level.path, expected);
  const problems: Problem[] = [];
  if (level.run % granularity !== 0 || level.walk % granularity !== 0)
    problems.push(wrong(`intervals in whole multiples of ${granularity} seconds`));
  if ((level.walk === 0) !== (level.repeats === 1))
    problems.push(wrong('walking between repeats, and none where there is only one'));
  if (!below) return problems;
  const was = `${levelText(below)}, ${below.seconds} s`;
  const share = level.seconds / below.seconds - 1;
  if (share <= 0) problems.push(wrong(`more running than the level below (${was}), not ${level.seconds} s`));
  if (below.seconds >= ladder.entry.seconds && share > step + ROUNDING)
    problems.push(
      wrong(`at most ${percent(step)} more running than the level below (${was}), not ${percent(share)}`),
    );
  if (level.run < below.run) problems.push(wrong(`a run interval no shorter than the level below (${was})`));
  if (level.walk > below.walk) problems.push(wrong(`a walk no longer than the level below (${was})`));
  return problems;
}

function bottomProblems(file: YamlFile, ladder: LadderFile, levels: readonly Placed[]): Problem[] {
  const { gentlest, belowEntry } = ladder.laws;
  const lowest = levels[0];
  const problems: Problem[] = [];
  if (lowest && (lowest.run !== gentlest.run || lowest.walk !== gentlest.walk))
    problems.push(file.problem(lowest.path, `a lowest level of ${gentlest.run}/${gentlest.walk}`));
  const gentler = levels.filter(({ seconds }) => seconds < ladder.entry.seconds).length;
  if (gentler < belowEntry) {
    const expected = `an entry with at least ${belowEntry} gentler levels below it, not ${gentler}`;
    problems.push(file.problem(['entry'], expected));
  }
  return problems;
}

function missingLevels(file: YamlFile, ladder: LadderFile, levels: readonly Placed[]): Problem[] {
  const written = levels.map(levelText);
  const named: [WrittenLevel, Path][] = [
    [ladder.entry, ['entry']],
    ...ladder.laws.landmarks.map((level, index): [WrittenLevel, Path] => [
      level,
      ['laws', 'landmarks', index],
    ]),
    ...ladder.examples.map(({ from }, index): [WrittenLevel, Path] => [from, ['examples', index, 'from']]),
  ];
  return named
    .filter(([level]) => !written.includes(levelText(level)))
    .map(([, path]) => file.problem(path, 'a level that stands on the ladder', { names: written }));
}

function beyondProblems(file: YamlFile, ladder: LadderFile, levels: readonly Placed[]): Problem[] {
  const { beyond, laws } = ladder;
  const last = levels.at(-1)?.seconds ?? 0;
  const problems: Problem[] = [];
  if (beyond.step > laws.beyondStep) {
    const expected = `at most ${laws.beyondStep}, as laws.beyondStep has it`;
    problems.push(file.problem(['beyond', 'step'], expected));
  }
  if (beyond.top < last)
    problems.push(file.problem(['beyond', 'top'], `at least the last level's ${last} seconds`));
  return problems;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
