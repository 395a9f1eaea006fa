import { expect, it } from 'vitest';
import { CAUSES, enrolAndJoin, findBuddies, restAndBeSore, runHurtAndShare } from './club-story-first.ts';
import { comeAndGo, fallSilent, forgetAndEnd, pauseAndMove } from './club-story-then.ts';
import { town, type Plans } from './club-town.ts';
import { expectNothingTold, expectQuietNights } from './club-secrets.ts';

/** Who does anything else than to run as they are told, and from when on one of them is silent. */
const PLANS: Plans = {
  '2026-03-06': { Mei: 'hurts' },
  '2026-03-09': { Ben: 'rests' },
  '2026-03-10': { Kiri: 'sore' },
};
const AWAY = { name: 'Kiri', from: '2026-03-23' } as const;

it('four people on two platforms come back together in six weeks', async () => {
  const all = await town(PLANS, AWAY);
  await enrolAndJoin(all);
  await findBuddies(all);
  await runHurtAndShare(all);
  await restAndBeSore(all);
  await pauseAndMove(all);
  await fallSilent(all);
  await comeAndGo(all);
  await forgetAndEnd(all);

  const { telegram, discord } = all;
  expect([...telegram.violations, ...discord.violations]).toEqual([]);
  expectQuietNights(all);
  expectNothingTold(all, Object.values(CAUSES));
}, 60_000);
