import type { Data } from './data.ts';
import type { Problem } from './problems.ts';
import type { Path, YamlFile } from './yaml.ts';

/** A key that the words must have because something in the rules is called so. */
export interface NamedKey {
  readonly key: string;
  readonly file: YamlFile;
  /** Where the rules name it. */
  readonly path: Path;
}

/** Whatever the rules name and a person reads: rows, questions, their options, exercises, wins, phases. */
export function namedKeys(data: Data): NamedKey[] {
  return [
    ...rowKeys(data),
    ...questionKeys(data),
    ...exerciseKeys(data),
    ...winKeys(data),
    ...phaseKeys(data),
  ];
}

/** Names without words, each told where the rules name it. */
export function wordless(keys: readonly NamedKey[], has: (key: string) => boolean): Problem[] {
  return keys
    .filter(({ key }) => !has(key))
    .map(({ key, file, path }) =>
      file.problem(path, `words for it: a text with the key ${key} in locales/en`),
    );
}

function rowKeys({ decision: { file, value } }: Data): NamedKey[] {
  return (value?.rows ?? []).flatMap(({ id, verdict }, index) => {
    const path = ['rows', index, 'id'];
    const row = { key: `row-${id}`, file, path };
    return verdict === 'none' ? [row] : [row, { key: `because-${id}`, file, path }];
  });
}

function questionKeys({ questions: { file, value }, readiness }: Data): NamedKey[] {
  const asked = Object.values(value ?? {}).flatMap((question) => {
    const options =
      question.type === 'weekdays' ? ['done'] : 'options' in question ? (question.options ?? []) : [];
    return [
      { key: `ask-${question.id}`, file, path: [question.id] },
      ...options.map((option, index) => ({
        key: `option-${question.id}-${option}`,
        file,
        path: [question.id, 'options', index],
      })),
    ];
  });
  const gate = (readiness.value?.questions ?? []).map(({ id }, index) => ({
    key: `gate-${id}`,
    file: readiness.file,
    path: ['questions', index, 'id'],
  }));
  return [...asked, ...gate];
}

function exerciseKeys({ offdays: { file, value } }: Data): NamedKey[] {
  if (!value) return [];
  const { stages, plyometrics, mobility, cross, warmUp } = value;
  const lists: readonly (readonly [Path, readonly string[]])[] = [
    ...stages.map(({ exercises }, index) => [['stages', index, 'exercises'], exercises] as const),
    [['plyometrics', 'exercises'], plyometrics.exercises],
    [['mobility', 'exercises'], mobility.exercises],
    [['cross', 'choices'], cross.choices],
    [['warmUp', 'exercises'], warmUp.exercises],
  ];
  return lists.flatMap(([path, ids]) =>
    ids.map((id, index) => ({ key: `exercise-${id}`, file, path: [...path, index] })),
  );
}

function winKeys({ wins: { file, value } }: Data): NamedKey[] {
  return (value?.wins ?? []).map(({ id }, index) => ({
    key: `win-${id}`,
    file,
    path: ['wins', index, 'id'],
  }));
}

function phaseKeys({ ladder: { file, value } }: Data): NamedKey[] {
  return (value?.phases ?? []).map(({ phase }, index) => ({
    key: `phase-${phase}`,
    file,
    path: ['phases', index, 'phase'],
  }));
}
