import type { Day } from '../coach/day.ts';
import { same } from './merge-run.ts';
import type { Comeback } from './record.ts';

type Posts = Comeback['posts'];
type Post = Posts[string];

/** What the merged entries say of the days. */
export interface Happened {
  /** The latest day of either side: what is posted for it may still be run. */
  readonly latest: Day;
  ran(day: Day): boolean;
  /** Was its report being asked for? Then it is on offer no more, and the answer is still wanted. */
  asked(day: Day): boolean;
  /** Is there a run whose morning is still to be told? */
  readonly awaited: boolean;
}

/**
 * The posts of both sides, one a day. No run stays on offer that one side alone would not have offered; of runs that
 * stand open from before the last is asked about, unless a run that was told waits for its morning: that comes first.
 */
export function mergedPosts(a: Posts, b: Posts, happened: Happened): Posts {
  const days = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted();
  const posts = days.flatMap((day): [Day, Post][] => {
    const post = onDay(a[day], b[day], day === happened.latest && !happened.asked(day));
    return post ? [[day, happened.ran(day) ? reported(post) : post]] : [];
  });
  const asked = happened.awaited ? undefined : posts.findLast(([, post]) => isOpenRun(post))?.[0];
  return Object.fromEntries(posts.map(([day, post]) => [day, day === asked ? post : withdrawn(post)]));
}

function isOpenRun(post: Post | undefined): post is Post {
  return post?.kind === 'run' && post.state === 'open';
}

function reported(post: Post): Post {
  return isOpenRun(post) ? { ...post, state: 'reported' } : post;
}

/** It can still be reported on its own day, as a run on an off day. */
function withdrawn(post: Post): Post {
  return isOpenRun(post) ? { ...post, state: 'withdrawn' } : post;
}

/** Of a run that is on offer the other side must have posted one too. */
function onDay(a: Post | undefined, b: Post | undefined, onOffer: boolean): Post | undefined {
  if (isOpenRun(a) && isOpenRun(b)) return before(SHORTER, a, b);
  const post = a && b ? before(DONE, a, b) : (a ?? b);
  return post && onOffer ? withdrawn(post) : post;
}

/** Ways to compare, the weightiest first: the post with the larger number stays. */
type Ways = readonly ((post: Post) => number)[];

const SHORTER: Ways = [(post) => -(post.seconds ?? 0)];

/** What was done comes first. A run that waits for its report is more than an off day, which asks for nothing. */
const DONE: Ways = [
  (post) => Number(post.state === 'reported'),
  (post) => Number(post.state === 'ticked'),
  (post) => Number(post.state !== 'open'),
  (post) => Number(post.kind === 'run'),
  ...SHORTER,
];

/** The same for both orders: the last resort is the text itself. */
function before(ways: Ways, a: Post, b: Post): Post {
  for (const way of ways) if (way(a) !== way(b)) return way(a) > way(b) ? a : b;
  return same(a, b) || JSON.stringify(a) > JSON.stringify(b) ? a : b;
}
