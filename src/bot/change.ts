import type { Day } from '../coach/day.ts';
import type { Comeback, Entry, Post } from './record.ts';

/*
 * Entries and posts are shared with the record as it was before the step, so that a year of runs need not be copied
 * for each answer: whatever changes is put in the place of what was.
 */

export function putEntry(comeback: Comeback, key: string, entry: Entry): void {
  comeback.entries = { ...comeback.entries, [key]: entry };
}

/** Changes some of an entry that is there; gives what is there now. */
export function changeEntry(comeback: Comeback, key: string, change: Partial<Entry>): Entry {
  const entry = comeback.entries[key];
  if (!entry) throw new Error(`no entry ${key}`);
  const changed = { ...entry, ...change };
  putEntry(comeback, key, changed);
  return changed;
}

export function dropEntry(comeback: Comeback, key: string): void {
  const { [key]: _gone, ...others } = comeback.entries;
  comeback.entries = others;
}

export function putPost(comeback: Comeback, day: Day, post: Post): void {
  comeback.posts = { ...comeback.posts, [day]: post };
}

/** What became of a day's post; nothing where there is none. */
export function markPost(comeback: Comeback, day: Day, state: Post['state']): void {
  const post = comeback.posts[day];
  if (post) putPost(comeback, day, { ...post, state });
}

export function dropPost(comeback: Comeback, day: Day): void {
  const { [day]: _gone, ...others } = comeback.posts;
  comeback.posts = others;
}
