import type { Address } from '../address.ts';

/** What a club may post. */
export const CLUB_POSTS = ['daily', 'wins', 'digest', 'welcome', 'board'] as const;

/** What an administrator decides for a club. */
export interface ClubSettings {
  readonly hour: string;
  readonly zone: string;
  readonly locale: string;
  /** What is posted: some of `CLUB_POSTS`. */
  readonly posts: readonly string[];
}

/**
 * What a club is told. `founded` in a room, or `changed`, by an administrator; `joined` and `left` by a member, from one
 * of its rooms; `removed` by an administrator, and `readmitted`; `seeks` a buddy (`trio`: three are fine) and `rests`
 * from it; a code was `offered` for a second room, which is `linked` by it and `parted` again; `heard`: we are spoken to
 * in a room where nothing could be posted; `ended`; `renamed`: a member's record became part of another.
 */
export type ClubEvent = { readonly type: 'club' } & (
  | {
      readonly act: 'founded';
      readonly who: string;
      readonly room: Address;
      readonly title?: string;
      readonly settings: ClubSettings;
    }
  | { readonly act: 'changed'; readonly who: string; readonly settings: ClubSettings }
  | { readonly act: 'joined'; readonly who: string; readonly room: Address }
  | { readonly act: 'seeks'; readonly who: string; readonly trio: boolean }
  /** With a `room` they left that room: it matters where it is the one they joined from. */
  | { readonly act: 'left'; readonly who: string; readonly room?: Address }
  | { readonly act: 'rests' | 'ended'; readonly who: string }
  | { readonly act: 'removed' | 'readmitted'; readonly who: string; readonly whom: string }
  | { readonly act: 'offered'; readonly who: string; readonly code: string; readonly until: string }
  | { readonly act: 'linked'; readonly who: string; readonly room: Address; readonly code: string }
  | { readonly act: 'parted' | 'heard'; readonly who: string; readonly room: Address }
  | { readonly act: 'renamed'; readonly who: string; readonly to: string }
);

/**
 * What a runner is told by a club. `founded`: they set it up; `joined`: they are a member; `removed`, `ended` or `left`:
 * not a member any more; `readmitted`: they may join again; `unmatched`: nobody was found yet; `more`: the room reads more
 * of them than they were shown; `wider`: another one reads along, on that platform; `trouble`: the club cannot post on
 * that platform, told to who set it up.
 */
export type MemberEvent = { readonly type: 'member'; readonly club: string } & (
  | { readonly act: 'founded' | 'joined' | 'left' | 'readmitted' | 'unmatched' }
  | { readonly act: 'more' }
  | { readonly act: 'removed' | 'ended'; readonly title?: string }
  | { readonly act: 'trouble'; readonly on: string }
  | { readonly act: 'wider'; readonly on: string }
);
