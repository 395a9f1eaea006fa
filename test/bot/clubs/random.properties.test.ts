import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutMoments } from '../../../src/bot/moment.ts';
import { isQuietAt } from '../../../src/bot/unprompted.ts';
import { timeOf } from '../../../src/coach/day.ts';
import { openChats, type Chat } from '../../support/chats.ts';
import { enrolled, founds, joins, openRoom, type RoomChat } from '../../support/rooms.ts';

const RUNS = 12;
const ZONE = 'Europe/Berlin';
const NAMES = ['Ana', 'Ben', 'Mei', 'Kai'];

const NAME = String.raw`\u2068[^\u2068\u2069]+\u2069`;
const ITEM = String.raw`(?:${NAME}(?: \(\d+\))?|one other|\d+ others)`;
const LIST = `${ITEM}(?:, ${ITEM})*(?:,? and ${ITEM})?`;

/** Every line that a room may ever read. Numbers count days and people, and nothing else. */
const LINES = [
  `🌿 Kept to the plan yesterday: ${LIST}\\.(?: (?:One|\\d+) of them by resting\\.)?`,
  `🎈 (?:A small win|Small wins): ${LIST}\\.`,
  `👋 New here, and good to have along: ${LIST}\\.`,
  '📅 The week together: (?:one kept day|\\d+ kept days), rest days counted like any other\\.',
  `Days kept in a row: ${LIST}\\.`,
  `Good to see again after a break: ${LIST}\\.`,
  `🎉 All the way back to running: ${LIST}\\.`,
  '🌱 Who is coming back',
  `${NAME}(?:: (?:one day kept|\\d+ days kept in a row|taking a break|back to running))?`,
  'Nobody yet\\. Somebody is always first\\.',
  'Coming back from an injury too\\? Write /club join: it shows you first what would stand here, and asks you in private\\.',
  'The board ends here\\.',
].map((line) => new RegExp(`^${line}$`, 'u'));

/** What the log never says: who it is, what they answered, what was said, and what the room is called. */
const PRIVATE = new RegExp(`${NAMES.join('|')}|pain|tendon|stayed|Morning club|yesterday`, 'u');

const who = fc.integer({ min: 0, max: NAMES.length - 1 });

const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('waits'), hours: fc.integer({ min: 1, max: 30 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('answers'),
      who,
      pattern: fc.constantFrom('none', 'gone', 'stayed'),
      pain: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'joins',
        'begins',
        'leaves',
        'rests',
        'runs',
        'pauses',
        'resumes',
        'removes',
        'forgets',
      ),
      who,
    }),
  },
);

type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

async function town() {
  const world = openChats();
  const rooms = [openRoom(world, 'discord', '900'), openRoom(world, 'telegram', '-5')] as const;
  const [room, group] = rooms;
  const eve = world.chat('discord', 'eve');
  const tom = world.chat('telegram', 'tom');
  const people: Chat[] = [];
  for (const [at, name] of NAMES.entries())
    people.push(await enrolled(world.chat(at % 2 === 0 ? 'discord' : 'telegram', name)));
  await founds(room, eve);
  await room.admin(eve, '/club link');
  const code = /The code: (\w+)\./u.exec(eve.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
  await group.admin(tom, `/club link ${code}`);
  return { world, rooms, eve, people };
}

type Town = Awaited<ReturnType<typeof town>>;

/** The names of those who are members now. */
function members({ world, rooms: [room], people }: Town): readonly string[] {
  const { members: all = {} } = room.club() ?? {};
  return NAMES.filter((_, at) => {
    const id = world.store.find(people[at]?.address ?? { platform: '', id: '' })?.id;
    return id !== undefined && all[id] !== undefined;
  });
}

async function happens({ world, rooms, eve, people }: Town, one: Deed): Promise<void> {
  if ('hours' in one) {
    const until = new Date(Date.parse(world.now()) + one.hours * 3_600_000).toISOString();
    return world.until(until);
  }
  const chat = people[one.who];
  const name = NAMES[one.who] ?? '';
  const own: RoomChat = rooms[one.who % 2 === 0 ? 0 : 1];
  if (!chat) return;
  if ('pattern' in one) {
    const { pattern, pain } = one;
    if (chat.record()?.dialogues.some(({ kind }) => kind === 'enrol' || kind === 'readiness')) return;
    const asked = { name, 'club-join-sure': 'no', 'start-again': 'no', 'forget-sure': 'no', minutes: 5 };
    return chat.answers({ ...asked, pattern, peak: pain, 'morning-pain': pain % 4, 'pain-now': pain });
  }
  switch (one.does) {
    case 'joins':
      return joins(own, chat, name);
    case 'leaves':
      return own.says(chat, '/club leave');
    case 'rests':
      return chat.says('/today').then(() => chat.says('rest today'));
    case 'runs':
      return chat.says('/done today');
    case 'pauses':
      return chat.says('/pause');
    case 'resumes':
      return chat.says('/resume');
    case 'removes':
      await rooms[0].admin(eve, '/club remove');
      await eve.says(name);
      return eve.says('cancel');
    case 'forgets':
      await chat.says('/forget');
      await chat.says('yes');
      return;
    default:
      if (!chat.record()?.comeback) await enrolled(chat);
      return;
  }
}

/** What was said in a room since it was last looked at. */
function watcher({ place }: RoomChat) {
  let from = 0;
  return () => {
    const said = place.seen.slice(from);
    from = place.seen.length;
    return said;
  };
}

it(
  'a room reads kept days and names of members, and nothing else, whatever happens',
  { timeout: 60_000 },
  async () => {
    let read = 0;
    let logged = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 40, maxLength: 80 }), async (deeds) => {
        const all = await town();
        const watchers = all.rooms.map(watcher);
        for (const watch of watchers) watch();
        for (const one of deeds) {
          const before = members(all);
          await happens(all, one);
          const allowed = new Set([...before, ...members(all)]);
          for (const { message, at } of watchers.flatMap((watch) => watch())) {
            const text = message.paragraphs.map(withoutMoments).join('\n');
            for (const line of text.split('\n').filter(Boolean)) {
              read += 1;
              expect(
                LINES.some((known) => known.test(line)),
                line,
              ).toBe(true);
            }
            const named = [...text.matchAll(/\u2068([^\u2069]+)\u2069/gu)].map(([, name]) => name ?? '');
            for (const name of named) expect(allowed).toContain(name);
            expect(message.buttons).toBeUndefined();
            const changes = message.edits === true || message.closes === true;
            if (!changes) expect(isQuietAt(timeOf(at, ZONE)), text).toBe(false);
          }
          consistent(all);
        }
        const lines = all.world.logged();
        logged += lines.length;
        expect(lines.filter((line) => PRIVATE.test(line))).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(read).toBeGreaterThan(500);
    expect(logged).toBeGreaterThan(500);
  },
);

/** Whoever the club takes for a member takes themselves for one, and nobody else does. */
function consistent({ world, rooms: [room], people }: Town): void {
  const club = room.club();
  const known = people.flatMap(({ address }) => world.store.find(address)?.id ?? []);
  for (const id of Object.keys({ ...club?.members, ...club?.removed })) expect(known).toContain(id);
  for (const { record, address } of people.map((one) => ({ record: one.record(), address: one.address }))) {
    const id = world.store.find(address)?.id ?? '';
    expect(record?.clubs !== undefined).toBe(club?.members[id] !== undefined);
    expect(record?.clubTies !== undefined).toBe(club?.removed?.[id] !== undefined);
  }
}
