import { expect, it } from 'vitest';
import type { ClubRecord } from '../../../src/bot/clubs/record.ts';
import { createClubStep } from '../../../src/bot/clubs/step.ts';
import type { RunnerRecord } from '../../../src/bot/record.ts';
import { content, context } from '../../support/coach.ts';
import { person } from '../../support/person.ts';

const MEMBERS = 1_000;
const NOW = '2026-03-09T07:00:00.000Z';
const ROOM = { platform: 'telegram', id: '-5' };

/** A message of Telegram's holds no more; a name may take two of them for each sign. */
const LONGEST = 4_096;

/** A thousand members who have kept their plan for a week, each under the longest name there is. */
function crowd() {
  const runner = person('2026-03-01T09:00:00.000Z', { zone: 'Europe/Berlin' });
  runner.enrols();
  for (const day of ['02', '04', '06']) {
    runner.until('18:00', `2026-03-${day}`);
    runner.taps('rest');
  }
  runner.untilInstant(NOW);
  const { record } = runner;
  if (!record) throw new Error('not enrolled');
  const ids = Array.from({ length: MEMBERS }, (_, at) => `record-${String(at).padStart(4, '0')}`);
  const runners = new Map<string, RunnerRecord>(
    ids.map((id) => [id, { ...record, id, name: `🌱 Ana of the long name ${id.slice(-4)}`.padEnd(32, 'x') }]),
  );
  const members = Object.fromEntries(
    ids.map((id, at) => [
      id,
      { number: at + 1, since: NOW, room: ROOM, streak: { days: 0, through: '2026-02-28' } },
    ]),
  );
  return { runners, members };
}

it('a club of a thousand reads each member once, and says what fits into one message', () => {
  const { runners, members } = crowd();
  const looks = new Map<string, number>();
  const club: ClubRecord = {
    kind: 'club',
    version: 1,
    id: 'club-1',
    locale: 'en',
    zone: 'Europe/Berlin',
    hour: '08:00',
    posts: ['daily', 'wins', 'digest', 'welcome', 'board'],
    members,
    joined: MEMBERS,
    boards: 1,
  };
  const { messages, record, wakeAt } = createClubStep(content)(club, { type: 'wake' }, NOW, {
    ...context,
    id: club.id,
    look(id) {
      looks.set(id, (looks.get(id) ?? 0) + 1);
      return runners.get(id);
    },
    placesOf: (id) => [{ platform: 'telegram', id: `chat of ${id}` }],
  });
  expect(looks.size).toBe(MEMBERS);
  expect([...looks.values()].every((times) => times === 1)).toBe(true);
  const said = messages.filter(({ seeks }) => !seeks);
  expect(said.map(({ occurrence, ref }) => occurrence ?? ref)).toEqual(['digest:2026-03-09', 'board']);
  for (const { paragraphs } of said) {
    const text = paragraphs.join('\n\n');
    expect(text).toMatch(/9[78]\d others/);
    expect(text.length).toBeLessThan(LONGEST);
  }
  expect(said[0]?.about?.length).toBeLessThan(100);
  expect(messages.filter(({ seeks }) => seeks)).toHaveLength(MEMBERS);
  expect(Object.values(record?.members ?? {}).every(({ streak }) => streak.days > 5)).toBe(true);
  expect(wakeAt).toBe('2026-03-10T07:00:00.000Z');
  // Somebody new is on the board within a minute, with whoever comes meanwhile.
  const joined = createClubStep(content)(record, { type: 'club', act: 'left', who: 'record-0001' }, NOW, {
    ...context,
    id: club.id,
    look: (id) => runners.get(id),
    placesOf: () => [ROOM],
  });
  expect(joined.messages).toEqual([]);
  expect(joined.wakeAt).toBe('2026-03-09T07:01:00.000Z');
});
