import type { Guards, OffDays, Question, Source } from '../coach/rules.ts';
import { checked, type Checked } from './check.ts';
import { answerProblems, repeatedIds, stageProblems } from './crosschecks.ts';
import type { TextFile } from './files.ts';
import { ladderProblems } from './laws.ts';
import { namesIn } from './names.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problems.ts';
import { decisionSchema, type DecisionFile } from './schemas/decision.ts';
import { guardsSchema } from './schemas/guards.ts';
import { ladderSchema, type LadderFile } from './schemas/ladder.ts';
import { offDaysSchema } from './schemas/offdays.ts';
import { questionsSchema } from './schemas/questions.ts';
import { readinessSchema, type ReadinessFile } from './schemas/readiness.ts';
import { intakeSchema, winsSchema } from './schemas/small.ts';
import { sourcesSchema } from './schemas/sources.ts';
import { tableProblems } from './table.ts';
import { readYaml, type YamlFile } from './yaml.ts';

/** The rules' files, each checked by itself; `problems` has what is wrong in any of them and between them. */
export interface Data {
  readonly sources: Checked<Record<string, Source>>;
  readonly questions: Checked<Record<string, Question>>;
  readonly readiness: Checked<ReadinessFile>;
  readonly ladder: Checked<LadderFile>;
  readonly decision: Checked<DecisionFile>;
  readonly guards: Checked<Guards>;
  readonly intake: Checked<{ questions: string[]; weekdaysApart: number; sources: string[] }>;
  readonly offdays: Checked<OffDays>;
  readonly wins: Checked<ReturnType<ReturnType<typeof winsSchema>['parse']>>;
  readonly problems: readonly Problem[];
}

const FILES = [
  'sources',
  'questions',
  'readiness',
  'ladder',
  'decision',
  'guards',
  'intake',
  'offdays',
  'wins',
] as const;

/** Reads and checks the YAML files of the rules. */
export function readData(files: readonly TextFile[]): Data {
  const read = Object.fromEntries(FILES.map((name) => [name, open(files, name)])) as Record<
    (typeof FILES)[number],
    YamlFile
  >;
  const names = { sources: namesIn(read.sources), questions: namesIn(read.questions) };
  const parts = {
    sources: checked(read.sources, sourcesSchema),
    questions: checked(read.questions, questionsSchema),
    readiness: checked(read.readiness, readinessSchema(names)),
    ladder: checked(read.ladder, ladderSchema(names)),
    decision: checked(read.decision, decisionSchema(names)),
    guards: checked(read.guards, guardsSchema(names)),
    intake: checked(read.intake, intakeSchema(names)),
    offdays: checked(read.offdays, offDaysSchema(names)),
    wins: checked(read.wins, winsSchema(names)),
  };
  const { readiness, ladder, decision, offdays, wins, questions } = parts;
  const problems = [
    ...unknownFiles(files),
    ...Object.values(parts).flatMap((part) => part.problems),
    ...repeatedIds(decision.file, 'rows'),
    ...repeatedIds(readiness.file, 'questions'),
    ...repeatedIds(wins.file, 'wins'),
    ...(ladder.value ? ladderProblems(ladder.file, ladder.value) : []),
    ...(decision.value ? tableProblems(decision.file, decision.value) : []),
    ...(offdays.value ? stageProblems(offdays.file, offdays.value) : []),
    ...(readiness.value && questions.value
      ? answerProblems(readiness.file, readiness.value, questions.value)
      : []),
  ];
  return { ...parts, problems };
}

function open(files: readonly TextFile[], name: string): YamlFile {
  const file = files.find((each) => each.name === `${name}.yaml`);
  return readYaml(`${name}.yaml`, file?.text ?? '');
}

/** A file beside the known ones would be silently ignored: more likely its name is misspelt. */
function unknownFiles(files: readonly TextFile[]): Problem[] {
  const names = FILES.map((name) => `${name}.yaml`);
  return files
    .filter(({ name }) => !name.includes('/') && !names.includes(name))
    .map(({ name }) => ({
      file: name,
      line: 1,
      column: 1,
      field: 'the file',
      found: JSON.stringify(name),
      expected: `only these files: ${names.join(', ')}`,
      meant: nearest(name, names),
    }));
}
