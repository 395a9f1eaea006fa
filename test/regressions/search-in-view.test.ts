import { expect, test } from 'vitest';
import { clubOfEve } from '../support/rooms.ts';

async function club() {
  const { room, eve, ana } = await clubOfEve();
  const seeking = () => Object.keys(room.club()?.seeking ?? {});
  return { room, eve, ana, seeking };
}

test('who looks for a buddy is shown where, and can end it there', async () => {
  const { ana, seeking } = await club();
  await ana.says('/buddy find');
  await ana.taps('yes');
  await ana.says('/buddy');
  ana.hears(/I'm looking for a buddy for you in \u2068Morning club\u2069/);
  expect(seeking()).toHaveLength(1);
  await ana.taps('stop');
  ana.hears(/looking for nobody/);
  expect(seeking()).toEqual([]);
  await ana.taps('stop');
  ana.hears(/no buddy at the moment/);
  await ana.says('/buddy');
  ana.hears(/another runner on the way back/);
});

test('who has no buddy and looks for none is not told that a search has ended', async () => {
  const { ana } = await club();
  await ana.says('/buddy leave');
  ana.hears(/^You have no buddy at the moment/);
});

test('who was taken out of a club is not invited by /club to a /club join that is refused', async () => {
  const { room, eve, ana } = await club();
  await room.admin(eve, '/club remove');
  await eve.says('Ana');
  await room.says(ana, '/club');
  ana.hears(/^An administrator took you out of this club/);
});

test('the word on the button is a word that can be typed: a wave', async () => {
  const { ana } = await club();
  await ana.says('/buddy wave');
  ana.hears(/no buddy at the moment/);
});
