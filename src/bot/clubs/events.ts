import type { Address } from '../address.ts';

/** What an administrator decides for a club. */
export interface ClubSettings {
  readonly hour: string;
  readonly zone: string;
  readonly locale: string;
  /** What is posted: some of `daily`, `wins`, `digest`, `welcome`, `board`. */
  readonly posts: readonly string[];
}

/**
 * What a club is told. `founded` in a room, or `changed`, by an administrator; `joined` and `left` by a member, from one
 * of its rooms; `removed` by an administrator; `seeks` a buddy (`trio`: three are fine) and `rests` from it; `linked`
 * with another room; `ended`; `renamed`: a member's record became part of another.
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
  | { readonly act: 'left' | 'rests' | 'ended'; readonly who: string }
  | { readonly act: 'removed'; readonly who: string; readonly whom: string }
  | { readonly act: 'linked'; readonly who: string; readonly room: Address }
  | { readonly act: 'renamed'; readonly who: string; readonly to: string }
);

/**
 * What a runner is told by a club. `joined`: they are a member; `removed` or `ended`: not any more; `matched` with
 * somebody by the pool, or `unmatched` this time; `trouble`: the club cannot post on that platform, told to who set it up.
 */
export type MemberEvent = { readonly type: 'member'; readonly club: string } & (
  | { readonly act: 'joined' | 'removed' | 'ended' | 'matched' | 'unmatched' }
  | { readonly act: 'trouble'; readonly on: string }
);
