import { contentOf, type Content } from './content.ts';
import { readData } from './data.ts';
import { namedKeys, wordless } from './families.ts';
import { readFiles } from './files.ts';
import { readLocales } from './locales.ts';
import { ContentError } from './problems.ts';
import { rulesOf } from './rules.ts';
import { versionOf } from './version.ts';

/** Reads and checks the whole of `dataDir`. Throws one `ContentError` with every problem of every file. */
export function loadContent(dataDir: string): Content {
  const files = readFiles(dataDir);
  const data = readData(files);
  const { languages, first, problems } = readLocales(files, data.questions.value);
  const rules = rulesOf(data, versionOf(files));
  const all = [...data.problems, ...problems, ...wordless(namedKeys(data), (key) => first.entries.has(key))];
  if (all.length > 0 || !rules || languages.length === 0) throw new ContentError(dataDir, all);
  return contentOf(rules, languages);
}
