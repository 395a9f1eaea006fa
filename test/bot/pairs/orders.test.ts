import { expect, test } from 'vitest';
import type { Event } from '../../../src/bot/event.ts';
import type { RunnerRecord } from '../../../src/bot/record.ts';
import { runner } from '../../support/life.ts';
import { happen, pairsIn, quarrels, runnerIn, townOf, type Town } from '../../support/town.ts';

const NOW = '2026-03-02T11:00:00.000Z';

const enrolled = runner().record;

function named(id: string): RunnerRecord {
  if (!enrolled) throw new Error('nobody has enrolled');
  return { ...enrolled, id, name: id };
}

function says(town: Town, who: string, text: string, person?: string): Town {
  if (!runnerIn(town, who)) return town;
  const event: Event = {
    type: 'text',
    text,
    ...(person && { person: { platform: 'telegram', id: person } }),
  };
  return happen(town, who, event, NOW).town;
}

/** Answers the open question, where it is that one. */
function answers(town: Town, who: string, question: string, value: string): Town {
  const open = runnerIn(town, who)?.dialogues.at(-1);
  return open?.question === question ? says(town, who, value) : town;
}

function presses(town: Town, who: string, ref: string, button: string): Town {
  if (!runnerIn(town, who)) return town;
  return happen(town, who, { type: 'press', ref, button }, NOW).town;
}

/** Something that somebody does; `after` another one where it makes no sense before. */
interface Act {
  readonly name: string;
  readonly after?: string;
  readonly does: (town: Town) => Town;
}

const leaves: Act = {
  name: 'ana leaves',
  does: (town) => answers(says(town, 'ana', '/buddy leave'), 'ana', 'buddy-leave', 'yes'),
};
const forgets: Act = {
  name: 'ana forgets',
  does: (town) => answers(says(town, 'ana', '/forget'), 'ana', 'forget-sure', 'yes'),
};

function blocks(who: string, whom: string): Act {
  return {
    name: `${who} blocks ${whom}`,
    does: (town) => answers(says(town, who, '/buddy block', whom), who, 'buddy-block', 'yes'),
  };
}

function looks(who: string, code: string): Act {
  return { name: `${who} looks`, does: (town) => says(town, who, `/buddy ${code}`) };
}

function agrees(who: string): Act {
  return {
    name: `${who} agrees`,
    after: `${who} looks`,
    does: (town) => answers(town, who, 'buddy-invited', 'yes'),
  };
}

/** Every order of these, and what is wrong after any of them; gives how many orders there were. */
function everyOrder(
  town: Town,
  acts: readonly Act[],
  check: (town: Town, way: readonly string[]) => void,
): number {
  const go = (now: Town, left: readonly Act[], way: readonly string[]): number => {
    check(now, way);
    if (left.length === 0) return 1;
    return left
      .filter(({ after }) => !left.some(({ name }) => name === after))
      .map((act) =>
        go(
          act.does(now),
          left.filter((one) => one !== act),
          [...way, act.name],
        ),
      )
      .reduce((sum, count) => sum + count, 0);
  };
  return go(town, acts, []);
}

function expectPeace(town: Town, way: readonly string[]): void {
  const problems = quarrels(town);
  if (problems.length > 0) throw new Error(`${way.join(', ')}: ${problems.join('; ')}`);
}

test(
  'two accept one code, while ana leaves, is blocked, forgets, or invites anew: all agree',
  { timeout: 60_000 },
  () => {
    const invited = says(townOf(['ana', 'ben', 'mei'].map(named)), 'ana', '/buddy invite');
    const acts = [
      looks('ben', 'CODE1'),
      agrees('ben'),
      looks('mei', 'CODE1'),
      agrees('mei'),
      leaves,
      blocks('ben', 'ana'),
      forgets,
      { name: 'ana invites anew', does: (town: Town) => says(town, 'ana', '/buddy invite') },
    ];
    const ends = new Set<string>();
    const orders = everyOrder(invited, acts, (town, way) => {
      expectPeace(town, way);
      const of = pairsIn(town).map(({ members }) => members.join('+'));
      ends.add(of.join());
      // Whoever was forgotten is in no pair, and whoever was blocked is not with whom blocked them.
      if (way.includes('ana forgets')) expect(of.join()).not.toContain('ana');
      if (way.includes('ben blocks ana')) expect(of).not.toContain('ana+ben');
    });
    expect(orders).toBe(10_080);
    expect([...ends].toSorted()).toEqual(['', 'ana+ben', 'ana+mei']);
  },
);

test('two who invite one another by picking, and a third who is quicker', { timeout: 60_000 }, () => {
  const town = says(townOf(['ana', 'ben', 'mei'].map(named)), 'mei', '/buddy invite');
  const acts: readonly Act[] = [
    { name: 'ana picks ben', does: (now) => says(now, 'ana', '/buddy invite', 'ben') },
    { name: 'ben picks ana', does: (now) => says(now, 'ben', '/buddy invite', 'ana') },
    { name: 'ben says yes', does: (now) => presses(now, 'ben', 'invite:ana', 'yes') },
    { name: 'ana says yes', does: (now) => presses(now, 'ana', 'invite:ben', 'yes') },
    looks('ana', 'CODE1'),
    agrees('ana'),
    leaves,
  ];
  const ends = new Set<string>();
  everyOrder(town, acts, (now, way) => {
    expectPeace(now, way);
    ends.add(
      pairsIn(now)
        .map(({ members }) => members.toSorted().join('+'))
        .join(),
    );
  });
  expect([...ends].toSorted()).toEqual(['', 'ana+ben', 'ana+mei']);
});

test(
  'a club that puts three together while they pair, block and forget by themselves',
  { timeout: 60_000 },
  () => {
    const members = ['ana', 'ben', 'mei'];
    const town = says(townOf([...members, 'kim'].map(named)), 'kim', '/buddy invite');
    const pairs = (id: string, event: Event) => (now: Town) => happen(now, id, event, NOW).town;
    const acts: readonly Act[] = [
      { name: 'three are put together', does: pairs('trio', { type: 'pair', act: 'formed', members }) },
      {
        name: 'two are put together',
        does: pairs('duo', { type: 'pair', act: 'formed', members: ['mei', 'ben'] }),
      },
      looks('ana', 'CODE1'),
      agrees('ana'),
      blocks('mei', 'ben'),
      leaves,
      forgets,
    ];
    const ends = new Set<string>();
    everyOrder(town, acts, (now, way) => {
      ends.add(
        pairsIn(now)
          .map(({ members: of }) => of.join('+'))
          .join(),
      );
      expectPeace(now, way);
    });
    expect([...ends].toSorted()).toEqual([
      '',
      'ana+ben',
      'ana+ben+mei',
      'ben+mei',
      'ben+mei,kim+ana',
      'kim+ana',
      'kim+ana,mei+ben',
      'mei+ben',
      'mei+ben,kim+ana',
    ]);
  },
);
