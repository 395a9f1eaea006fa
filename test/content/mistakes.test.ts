import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { ContentError } from '../../src/content/problems.ts';
import { copyOfData, edit, lineOf } from './copy.ts';
import { mistakes } from './mistakes.ts';

function errorOf(folder: string): ContentError {
  try {
    loadContent(folder);
  } catch (error) {
    if (error instanceof ContentError) return error;
    throw error;
  }
  throw new Error('the content was taken as it is');
}

describe('a mistake in the content keeps it from loading, and is told', () => {
  test.each(mistakes)('$file: $what', ({ file, from, to, field, found, expected, meant, at }) => {
    const folder = copyOfData();
    const edited = edit(folder, file, from, to);
    const line = at === undefined ? edited : lineOf(folder, file, at);
    const error = errorOf(folder);
    const problem = error.problems.find((each) => each.field === field);
    expect(error.problems.map((each) => each.field)).toContain(field);
    expect(problem).toMatchObject({ file, line });
    expect(problem?.column).toBeGreaterThan(0);
    expect(problem?.found).toContain(found);
    expect(problem?.expected).toContain(expected);
    if (meant !== undefined) expect(problem?.meant).toBe(meant);
    expect(error.message).toContain(`${file}:${line}:${problem?.column}  ${field}: found ${problem?.found}`);
  });
});

test('mistakes in several files, and several in one, are told at once', () => {
  const folder = copyOfData();
  edit(folder, 'guards.yaml', ' growth: 0.10', ' growth: 10');
  edit(folder, 'guards.yaml', 'latestPost: "18:00"', 'latestPost: "6pm"');
  edit(folder, 'decision.yaml', 'when: { pattern: gone }', 'when: { patern: gone }');
  edit(folder, 'decision.yaml', '{ id: D4,', '{ id: D3,');
  edit(folder, 'wins.yaml', 'wins:', 'wins: [');
  edit(folder, 'ladder.yaml', '1 x 1860/0', '1 x 1862/0');
  const { message, problems } = errorOf(folder);
  const fields = [
    'rows[1].when.patern (D2)',
    'rows[3].id (D3)',
    'G1.growth',
    'G2.latestPost',
    'phases[3].levels[1] (progressing)',
    'the text',
  ];
  expect(problems.map(({ field }) => field)).toEqual(expect.arrayContaining(fields));
  for (const field of fields) expect(message).toContain(`  ${field}: found `);
  expect(message).toContain(`has ${problems.length} problems`);
});

test('an unknown source is told although sources.yaml has a mistake of its own', () => {
  const folder = copyOfData();
  edit(folder, 'sources.yaml', 'P5: { evidence: trial', 'P5: { evidence: trail');
  edit(folder, 'intake.yaml', 'sources: [S0, S4, house]', 'sources: [S0, S44, house]');
  expect(errorOf(folder).problems.map(({ file }) => file)).toEqual(['intake.yaml', 'sources.yaml']);
});

test('a file that is missing, and one with a misspelt name', () => {
  const folder = copyOfData();
  renameSync(join(folder, 'wins.yaml'), join(folder, 'win.yaml'));
  const { message } = errorOf(folder);
  expect(message).toContain('win.yaml:1:1  the file: found "win.yaml", expected only these files: ');
  expect(message).toContain('Did you mean wins.yaml?');
  expect(message).toContain('wins.yaml:1:1  the file: found nothing, expected ');
});

test('a folder that is not there', () => {
  const folder = copyOfData();
  rmSync(folder, { recursive: true });
  expect(errorOf(folder).problems.length).toBeGreaterThan(9);
});

test('an empty file', () => {
  const folder = copyOfData();
  writeFileSync(join(folder, 'guards.yaml'), '');
  expect(errorOf(folder).message).toContain('guards.yaml:1:1  the file: found nothing, expected fields');
});
