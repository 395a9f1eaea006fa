import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../../../src/bot/event.ts';
import { withoutMoments } from '../../../src/bot/moment.ts';
import { areApart, pairOf } from '../../../src/bot/pairs/members.ts';
import type { RunnerRecord } from '../../../src/bot/record.ts';
import { addHours, dayOf, timeOf, type Instant } from '../../../src/coach/day.ts';
import { runner } from '../../support/life.ts';
import { CLEAN } from '../../support/person.ts';
import { happen, pairsIn, quarrels, runnerIn, townOf, type Happened, type Town } from '../../support/town.ts';

const PEOPLE = ['ana', 'ben', 'mei', 'kim'] as const;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;
const INJURIES = ['tendon', 'bone', 'muscle', 'surgery'] as const;
const START = '2026-03-01T09:00:00.000Z';

/** Words of the runners' own that nobody else may ever read. */
const SECRET = 'secretcause';

const people: readonly RunnerRecord[] = PEOPLE.map((id, at) => {
  const { record } = runner({
    'injury-kind': INJURIES[at] ?? 'other',
    cause: `${SECRET}-${id}`,
    zone: ZONES[at] ?? 'UTC',
  });
  if (!record) throw new Error('nobody has enrolled');
  return { ...record, id, name: `N-${id}` };
});

type Act =
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'say'; readonly who: number; readonly text: string; readonly whom?: number }
  | { readonly do: 'press'; readonly who: number; readonly whom: number; readonly button: string }
  | { readonly do: 'code' | 'block' | 'live'; readonly who: number; readonly whom: number };

const one = fc.nat({ max: PEOPLE.length - 1 });

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 3, 7, 13, 24, 60) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('code' as const), who: one, whom: one }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('live' as const), who: one, whom: one }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('block' as const), who: one, whom: one }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      who: one,
      whom: one,
      text: fc.constantFrom(
        '/buddy',
        '/buddy cheer',
        '/buddy cheer',
        '/buddy nudge',
        '/buddy nudge',
        '/buddy share',
        '/buddy invite',
        '/buddy leave',
        '/buddy unblock',
        '/buddy find',
        '/pause',
        '/resume',
        'yes',
        'yes',
        'no',
        'not now',
        '1',
        'block',
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      who: one,
      whom: one,
      button: fc.constantFrom(
        'yes',
        'yes',
        'not-now',
        'block',
        'nudge',
        'wait',
        'anew',
        'cheer',
        'share',
        'hide',
        'leave',
      ),
    }),
  },
);

/** Everything that everybody does and hears, watched. */
class Watch {
  town: Town = townOf(people);
  now: Instant = START;
  readonly counts = new Map<string, number>();
  pairs = 0;
  told = 0;

  happens(who: string, event: Event): void {
    if (!this.town.records.has(who)) return;
    const before = this.town;
    const happened = happen(before, who, event, this.now);
    this.town = happened.town;
    this.pairs += Number(pairsIn(this.town).length > pairsIn(before).length);
    this.check(before, happened);
  }

  /** Lets time pass; whoever wants to be woken on the way is. */
  waits(hours: number): void {
    const until = addHours(this.now, hours);
    for (;;) {
      const [next] = [...this.town.wakes].toSorted(([, a], [, b]) => (a < b ? -1 : 1));
      if (!next || next[1] > until) break;
      if (next[1] > this.now) this.now = next[1];
      this.happens(next[0], { type: 'wake' });
    }
    this.now = until;
  }

  private check(before: Town, { said, onward }: Happened): void {
    const wrong = quarrels(this.town);
    if (wrong.length > 0) throw new Error(wrong.join('; '));
    for (const { to, event } of onward)
      if (typeof to === 'string' && event.type === 'buddy' && 'who' in event)
        this.limits(to, event.act, event.who);
    for (const { to, message } of said) {
      const them = runnerIn(this.town, to) ?? runnerIn(before, to);
      if (!them || message.closes) continue;
      const text = withoutMoments(message.paragraphs.join('\n'));
      if (message.urgency === 'post') {
        const time = timeOf(this.now, them.zone);
        if (time >= '21:00' || time < '06:00') throw new Error(`${to} hears at ${time}: ${text}`);
      }
      this.private(them, text, message.asks, message.about ?? []);
    }
  }

  /** Nobody is pestered. */
  private limits(to: string, what: string, who: string): void {
    const most = { nudged: 1, cheered: 3, invited: 1 }[what];
    const sender = runnerIn(this.town, who);
    if (most === undefined || !sender) return;
    const key = `${what} ${who} ${to} ${dayOf(this.now, sender.zone)}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    this.told += 1;
    if (count > most) throw new Error(`${key}: ${count} times`);
    const receiver = runnerIn(this.town, to);
    if (!receiver || areApart(sender, receiver)) throw new Error(`${key}: who are apart`);
    const time = timeOf(this.now, receiver.zone);
    if (what === 'nudged' && (time >= '21:00' || time < '06:00')) throw new Error(`${key} at ${time}`);
    if (what === 'nudged' && receiver.comeback?.pausedOn !== undefined) throw new Error(`${key} in a pause`);
  }

  /** What a message that names others, or tells of them, may hold. */
  private private(
    them: RunnerRecord,
    text: string,
    asks: string | undefined,
    about: readonly string[],
  ): void {
    const others = PEOPLE.filter((id) => id !== them.id);
    for (const id of others) {
      if (text.includes(`${SECRET}-${id}`)) throw new Error(`${them.id} reads ${id}'s own words: ${text}`);
      if (text.includes(`N-${id}`) && !about.includes(id))
        throw new Error(`it names ${id} and does not say so: ${text}`);
    }
    if (about.length === 0) return;
    const pair = pairOf((id) => this.town.records.get(id), them);
    const shared = others.some((id) => pair?.members.includes(id) && pair.shares[id]);
    if (/of 10|verdict: |last run, pain/iu.test(text) && !shared) throw new Error(`not shared: ${text}`);
    if (/tendon|bone|muscle|surgery|\bmin\b|level/iu.test(text)) throw new Error(`private: ${text}`);
    const listing = asks === 'buddy-whom' || asks === 'buddy-block';
    for (const id of about) {
      const other = runnerIn(this.town, id);
      if (other && areApart(them, other) && !listing) throw new Error(`${them.id} hears of ${id}: ${text}`);
    }
  }
}

function live(watch: Watch, what: Act): void {
  if (what.do === 'wait') return watch.waits(what.hours);
  const who = PEOPLE[what.who] ?? 'ana';
  const whom = PEOPLE[what.whom ?? 0] ?? 'ana';
  const open = () => runnerIn(watch.town, who)?.dialogues.at(-1)?.question;
  switch (what.do) {
    case 'say': {
      const invites = what.text === '/buddy invite' && who !== whom;
      return watch.happens(who, {
        type: 'text',
        text: what.text,
        ...(invites && { person: { platform: 'telegram', id: whom } }),
      });
    }
    case 'block':
      watch.happens(who, { type: 'text', text: '/buddy block', person: { platform: 'telegram', id: whom } });
      if (open() === 'buddy-block') watch.happens(who, { type: 'text', text: 'yes' });
      return;
    case 'code': {
      watch.happens(whom, { type: 'text', text: '/buddy invite' });
      const code = [...watch.town.codes].find(([, one_]) => one_.who === whom)?.[0] ?? 'NONE';
      watch.happens(who, { type: 'text', text: `/buddy ${code}` });
      if (open() === 'buddy-invited') watch.happens(who, { type: 'text', text: 'yes' });
      return;
    }
    case 'press': {
      const pair = runnerIn(watch.town, who)?.buddy ?? 'none';
      for (const ref of [`invite:${whom}`, `silent:${whom}`, `buddy:${pair}`])
        watch.happens(who, { type: 'press', ref, button: what.button });
      return;
    }
    case 'live': {
      const posted = runnerIn(watch.town, who);
      const today = posted?.latest ?? '';
      if (posted?.comeback?.posts[today]?.state === 'open' && open() === undefined)
        watch.happens(who, { type: 'press', ref: `post:${today}`, button: 'done' });
      const hurts: Readonly<Record<string, string | number>> = {
        pattern: 'gone',
        peak: 7,
        'morning-pain': 2,
      };
      for (let count = 0; count < 9 && open() !== undefined; count += 1) {
        const question = open() ?? '';
        watch.happens(who, { type: 'text', text: String(hurts[question] ?? CLEAN[question] ?? 'no') });
      }
    }
  }
}

test(
  'four people over weeks: none pestered, none who is blocked, nothing that is not shared, nothing at night',
  { timeout: 120_000 },
  () => {
    let pairs = 0;
    let told = 0;
    fc.assert(
      fc.property(fc.array(act, { minLength: 40, maxLength: 160, size: 'max' }), (acts) => {
        const watch = new Watch();
        for (const what of acts) live(watch, what);
        pairs += watch.pairs;
        told += watch.told;
      }),
      { numRuns: 60 },
    );
    expect(pairs).toBeGreaterThan(60);
    expect(told).toBeGreaterThan(120);
  },
);
