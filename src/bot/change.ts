import type { Day } from '../coach/day.ts';
import type { Comeback, Entry, Post } from './record.ts';

/*
 * Entries and posts are shared with the record as it was before the step, so that a year of runs need not be copied
 * for each answer: what changes is put in the place of what was.
 */

/** Puts an entry that is there, with some of it changed, in its place; gives what is there now. */
export function changeEntry(comeback: Comeback, key: string, change: Partial<Entry>): Entry {
  const entry = comeback.entries[key];
  if (!entry) throw new Error(`no entry ${key}`);
  return (comeback.entries[key] = { ...entry, ...change });
}

/** What became of a day's post; nothing where there is none. */
export function markPost({ posts }: Comeback, day: Day, state: Post['state']): void {
  const post = posts[day];
  if (post) posts[day] = { ...post, state };
}
