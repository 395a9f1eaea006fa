import { expect, test } from 'vitest';
import type { ClubRecord } from '../../../src/bot/clubs/record.ts';
import type { Event } from '../../../src/bot/event.ts';
import type { RunnerRecord } from '../../../src/bot/record.ts';
import { runner } from '../../support/life.ts';
import { happen, runnerIn, townOf, type Happened, type Town } from '../../support/town.ts';

const NOW = '2026-03-02T11:00:00.000Z';
const { record: enrolled } = runner();

function club(id: string, title?: string): ClubRecord {
  const room = { platform: 'discord', id: `room of ${id}` };
  const ana = { number: 1, since: NOW, room, streak: { days: 0, through: '2026-03-01' } };
  return {
    kind: 'club',
    version: 1,
    id,
    locale: 'en',
    zone: 'UTC',
    hour: '08:00',
    posts: ['board'],
    ...(title !== undefined && { title }),
    members: { ana },
    joined: 1,
    boards: 1,
  };
}

function anaIn(...clubs: readonly ClubRecord[]): Town {
  if (!enrolled) throw new Error('nobody has enrolled');
  const ids = Object.fromEntries(clubs.map(({ id }) => [id, true as const]));
  const ana: RunnerRecord = { ...enrolled, id: 'ana', name: 'Ana', clubs: ids };
  const ben: RunnerRecord = { ...enrolled, id: 'ben', name: 'Ben' };
  const town = townOf([ana, ben]);
  return { ...town, records: new Map([...town.records, ...clubs.map((one) => [one.id, one] as const)]) };
}

function says(town: Town, text: string): Happened {
  return happen(town, 'ana', { type: 'text', text }, NOW);
}

/** Ana and Ben become buddies. */
function anaAndBen(town: Town): Happened {
  return happen(town, 'pair', { type: 'pair', act: 'formed', members: ['ana', 'ben'] }, NOW);
}

function toClubs({ onward }: Happened): readonly (readonly [unknown, Event])[] {
  return onward.filter(({ event }) => event.type === 'club').map(({ to, event }) => [to, event]);
}

function heard({ said }: Happened): string {
  return said.map(({ message }) => message.paragraphs.join('\n')).join('\n');
}

test('the only club is asked to look, after one question', () => {
  const asked = says(anaIn(club('c1', 'Early birds')), '/buddy find');
  expect(heard(asked)).toMatch(/would a group of three be fine/);
  const done = says(asked.town, 'yes');
  expect(toClubs(done)).toEqual([['c1', { type: 'club', act: 'seeks', who: 'ana', trio: true }]]);
  expect(heard(done)).toMatch(/I'm looking/);
  const left = says(done.town, '/buddy leave');
  expect(toClubs(left)).toEqual([['c1', { type: 'club', act: 'rests', who: 'ana' }]]);
});

test('of several it is asked which', () => {
  const asked = says(anaIn(club('c1', 'Early birds'), club('c2', 'Night owls')), '/buddy find');
  expect(heard(asked)).toMatch(/1\. \u2068Early birds\u2069\n2\. \u2068Night owls/);
  expect(heard(says(asked.town, '3'))).toMatch(/didn't catch/);
  const second = says(says(asked.town, '2').town, 'rather two');
  expect(toClubs(second)).toEqual([['c2', { type: 'club', act: 'seeks', who: 'ana', trio: false }]]);
});

test('who is back to running is looked for by nobody, and hears so', () => {
  const town = anaIn(club('c1', 'Early birds'));
  const ana = runnerIn(town, 'ana');
  if (!ana?.comeback) throw new Error('nobody has enrolled');
  const back: RunnerRecord = {
    ...ana,
    comeback: { ...ana.comeback, state: 'graduated', graduatedOn: '2026-03-01' },
  };
  const asked = says({ ...town, records: new Map([...town.records, ['ana', back]]) }, '/buddy find');
  expect(heard(asked)).toMatch(/among those who are on their way back.*\/buddy invite/);
  expect(runnerIn(asked.town, 'ana')?.dialogues).toEqual([]);
});

test('a club whose room has no title is called what it is called everywhere', () => {
  const asked = says(anaIn(club('c1'), club('c2', 'Night owls')), '/buddy find');
  expect(heard(asked)).toMatch(/1\. the comeback club\n2\. \u2068Night owls/);
});

test('who has found a buddy is looked for by nobody any more', () => {
  const done = anaAndBen(anaIn(club('c1', 'Early birds')));
  expect(toClubs(done)).toEqual([['c1', { type: 'club', act: 'rests', who: 'ana' }]]);
  expect(runnerIn(done.town, 'ana')?.buddy).toBe('pair');
});

test('who is forgotten leaves the clubs with the pair', () => {
  const asked = says(anaIn(club('c1', 'Early birds')), '/forget');
  const gone = says(asked.town, 'delete everything');
  expect(runnerIn(gone.town, 'ana')).toBeUndefined();
  expect(toClubs(gone)).toEqual([['c1', { type: 'club', act: 'left', who: 'ana' }]]);
});

test('an old copy of the database: a pair drops who is not there any more, or ends', () => {
  const paired = anaAndBen(anaIn()).town;
  const records = new Map(paired.records);
  records.delete('ana');
  const later = happen({ ...paired, records }, 'pair', { type: 'wake' }, '2026-03-03T11:00:00.000Z');
  expect(heard(later)).toMatch(/^Your buddy pairing has ended/);
  expect(later.town.records.has('pair')).toBe(false);
  expect(runnerIn(later.town, 'ben')?.buddy).toBeUndefined();
});

test('and whoever knows nothing of a pair any more is free for another', () => {
  const paired = anaAndBen(anaIn()).town;
  const records = new Map(paired.records);
  records.delete('pair');
  const shown = says({ ...paired, records }, '/buddy');
  expect(heard(shown)).toMatch(/another runner on the way back/);
  const again = happen(shown.town, 'new', { type: 'pair', act: 'formed', members: ['ben', 'ana'] }, NOW);
  expect(runnerIn(again.town, 'ana')?.buddy).toBe('new');
});
