import type { Question } from '../coach/rules.ts';
import type { Problem } from './problems.ts';
import type { YamlFile } from './yaml.ts';

type Expressions = Readonly<Record<string, readonly RegExp[]>>;
type Options = Readonly<Record<string, Expressions>>;
type Questions = Readonly<Record<string, Question>>;

/** Buttons of posts that can be typed as well, beside the options of the questions. */
export const POSTS: Readonly<Record<string, readonly string[]>> = {
  'run-post': ['done', 'move', 'rest'],
  'strength-post': ['tick'],
};

/** Whatever can be pressed can be typed: each option that is a word has expressions, and nothing else has. */
export function optionProblems(file: YamlFile, options: Options, questions: Questions): Problem[] {
  return Object.values(questions).flatMap((question) => {
    const known = wordsOf(question);
    const typed = Object.keys(options[question.id] ?? {});
    const path = ['options', question.id];
    const superfluous = typed
      .filter((name) => !known.includes(name) && !(question.type === 'number' && /^\d+$/.test(name)))
      .map((name) =>
        file.problem([...path, name], `an option of ${question.id}`, { key: true, names: known }),
      );
    const missing = known
      .filter((name) => !typed.includes(name) && name !== 'yes' && name !== 'no')
      .map((name) => file.problem([...path, name], 'what people type for this option', { found: 'nothing' }));
    return [...superfluous, ...missing];
  });
}

/**
 * "Yes" and "no" need not be listed for each question that takes them; what is listed comes on top. Those not listed
 * come first, for what a question's own list says is more particular.
 */
export function withYesAndNo(options: Options, questions: Questions, plain: Expressions): Options {
  const all: Record<string, Expressions> = { ...options };
  for (const question of Object.values(questions)) {
    const own = options[question.id] ?? {};
    const known = wordsOf(question);
    const names = [...known.filter((name) => !(name in own)), ...Object.keys(own)];
    if (names.length === 0) continue;
    all[question.id] = Object.fromEntries(
      names.map((name) => [
        name,
        [...(own[name] ?? []), ...(known.includes(name) ? (plain[name] ?? []) : [])],
      ]),
    );
  }
  return all;
}

/** The answers to a question that are words. Weekdays are chosen one by one, until "done". */
function wordsOf(question: Question): readonly string[] {
  if (question.type === 'weekdays') return ['done'];
  return 'options' in question ? (question.options ?? []) : [];
}
