/**
 * What a pair is told. `formed`: it begins, with these members; `by` whoever said the last yes, and knows; `left`:
 * without a word, forgotten, or for good; `shares` and `hides`: whether the others see verdicts and pain; `nudged` and
 * `cheered`: who did; `renamed`: a member's record became part of another.
 */
export type PairEvent = { readonly type: 'pair' } & (
  | { readonly act: 'formed'; readonly members: readonly string[]; readonly by?: string }
  | { readonly act: 'left' | 'shares' | 'hides'; readonly who: string }
  | { readonly act: 'nudged' | 'cheered'; readonly who: string; readonly whom: string }
  | { readonly act: 'renamed'; readonly who: string; readonly to: string }
);

/**
 * What a runner is told of buddies. `invited` by somebody; `paired`: a pair they are in began (`known`: by their own
 * yes); `fewer`: somebody left, and the others go on; `ended`: it is no more, or goes on without them (why is told only
 * where it was silence); `nudged` and `cheered` by a buddy; `silent`: a buddy has not answered for some mornings.
 */
export type BuddyEvent = { readonly type: 'buddy' } & (
  | { readonly act: 'invited' | 'nudged' | 'cheered' | 'silent'; readonly who: string }
  | { readonly act: 'paired'; readonly pair: string; readonly known?: true }
  | { readonly act: 'fewer'; readonly pair: string }
  | { readonly act: 'ended'; readonly pair: string; readonly silence?: true }
);
