import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataDir } from './copy.ts';

const folder = join(dataDir, 'locales', 'en');

/** Every text there is, with all its variants, by its key. */
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.ftl'))
  .flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split(/^(?=[a-z][\w-]* =)/mu)
      .filter((entry) => /^[a-z][\w-]* =/u.test(entry))
      .map((entry): readonly [string, string] => [
        `${name} ${entry.slice(0, entry.indexOf(' ='))}`,
        entry.slice(entry.indexOf('=') + 1).replaceAll(/^#.*$/gmu, ''),
      ]),
  );

const MORE =
  /\b(?:more|farther|further|faster|quicker|longer|harder|beyond|extra|exceed\w*|outran|furthest|fastest|longest|above plan)\b/iu;

const PRAISE =
  /well done|great|\bnice|bravo|proud|congrat|good job|good work|great work|fantastic|excellent|amazing|awesome|impressive|hooray|hurray|small win|way to go|keep it up|wow\b|superb|strong (?:run|finish)|kudos|love it|[🎉🏆🥇💯👏🔥⭐🌟🙌]/iu;

/** What measures people against one another, or by how much they ran. */
const CONTEST =
  /\bleader ?board|\brank(?:ing|ed|s)?\b|\bbeat(?:s|en|ing)? (?:the|every|your|her|him|them|all|\{)|\bwinners?\b|\bfirst place\b|\bahead of\b|\bpersonal (?:best|record)\b|\bbest (?:run|time|week)\b|\bchampion|\bcompet(?:e|ition)\b|\bchallenge\b|\bmost (?:minutes|runs|distance)\b/iu;

/** What makes somebody feel judged, or drives them on. */
const SHAME =
  /\byou(?:'ve| have)? (?:missed|failed|forgot|skipped)\b|\bshame\b|\blaz(?:y|iness)\b|\bexcuses?\b|\bdisappoint|\bslack(?:er|ing)?\b|\bfall(?:ing|en)? behind\b|\bno pain,? no gain\b|\bpush (?:through|yourself|harder)\b|\bjust push\b|\bonly \{|\btoo (?:weak|slow)\b|\blet (?:them|us|your \w+) down\b|\byou should have\b|\bwhat happened\b/iu;

test('the texts are read, the club’s and the buddies’ among them', () => {
  expect(texts.length).toBeGreaterThan(400);
});

test('what this looks for is found where it is', () => {
  for (const text of ['Great, longer than planned!', 'Two more minutes, well done.'])
    expect(MORE.test(text) && PRAISE.test(text)).toBe(true);
  expect('Ana beats everybody this week').toMatch(CONTEST);
  expect('You missed yesterday, push harder').toMatch(SHAME);
});

/** Those of which it is true, for the message of a test that fails. */
function where(found: (text: string) => boolean): readonly string[] {
  return texts.filter(([, text]) => found(text)).map(([key, text]) => `${key}: ${text.trim()}`);
}

test('nobody is praised for more, farther or faster', () => {
  const sentences = (text: string) => text.split(/(?<=[.!?])\s|\n/u);
  expect(where((text) => sentences(text).some((one) => MORE.test(one) && PRAISE.test(one)))).toEqual([]);
});

test('nobody is measured against others', () => {
  expect(where((text) => CONTEST.test(text))).toEqual([]);
});

test('nobody is made to feel judged, or driven on', () => {
  expect(where((text) => SHAME.test(text))).toEqual([]);
});
