import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runExamples } from '../content/examples.ts';
import { loadContent } from '../content/load.ts';
import { ContentError } from '../content/problems.ts';
import { privacy } from './database.ts';
import { ok, wrong, type Finding } from './finding.ts';

const manifest = z.object({ engines: z.object({ node: z.string() }) });

/** Whether this Node is new enough for the program in that folder. */
export function checkNode(version: string, root: string): Finding {
  const { engines } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const least = engines.node.replace(/^>=\s*/, '');
  return isAtLeast(version, least)
    ? ok(`Node: ${version}`)
    : wrong(`Node: ${version} is too old. Install ${least} or newer.`);
}

/** Whether rules and words can be used, and the rules bear out their examples. */
export function checkContent(folder: string): Finding {
  try {
    const { rules, locales } = loadContent(folder);
    const { problems } = runExamples(folder, rules);
    return problems.length === 0
      ? ok(`Rules and words: sound, version ${rules.version}, languages: ${locales.join(', ')}`)
      : wrong(`Rules and words: ${problems.length} examples do not hold. npm run rules says which.`);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return wrong('Rules and words: cannot be used. npm run rules says why.');
  }
}

/** Whether the file with the tokens is its owner's alone; nothing where there is none. */
export function checkSecrets(file: string): readonly Finding[] {
  return existsSync(file) ? [privacy(file)] : [];
}

function isAtLeast(version: string, least: string): boolean {
  const [ours, theirs] = [version, least].map((one) => one.split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (ours?.[part] ?? 0) - (theirs?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
