import type { Words } from '../words.ts';
import { boardText, keptText, weekText, welcomeText, winsText } from './texts.ts';

/** Days and wins of the example. */
const EXAMPLE_DAYS = 5;

/** Exactly what a room sees of somebody called `name`: each post as it would stand there. */
export function previewOf(words: Words, name: string, posts: readonly string[]): string {
  const names = [name];
  const board = (['coming', 'paused', 'finished'] as const).map((state) => ({
    name,
    state,
    days: EXAMPLE_DAYS,
  }));
  const streaks = [{ name, days: EXAMPLE_DAYS }];
  const week = { kept: EXAMPLE_DAYS, streaks, back: names, finished: names };
  const samples: Readonly<Record<string, string | undefined>> = {
    welcome: welcomeText(words, names),
    daily: keptText(words, names, 0),
    wins: winsText(words, names),
    digest: weekText(words, week),
    board: boardText(words, board, 0).slice(0, 2).join('\n'),
  };
  const shown = Object.entries(samples).flatMap(([post, text]) =>
    posts.includes(post) && text !== undefined ? [text] : [],
  );
  return [
    words.say('club-preview-head'),
    ...shown.map((text) => words.say('club-preview-line', { text })),
    words.say('club-preview-never'),
  ].join('\n\n');
}
