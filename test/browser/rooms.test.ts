import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { SHAPES, visit, type Visit } from './support/visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** Ana and Ben, and a room that Ana keeps. */
async function together(on: Visit): Promise<void> {
  await on.first('ana');
  await on.add('ben', 'America/New_York');
  await on.addRoom('Comeback corner');
}

describe.each([
  ['desktop', 'light'],
  ['desktop', 'dark'],
  ['phone', 'light'],
  ['phone', 'dark'],
] as const)('a room on a %s, in %s', (shape, colorScheme) => {
  it('is made, spoken in by two people, and left by one', async () => {
    const on = await visit(browser, { ...SHAPES[shape], colorScheme });
    await together(on);
    const room = on.room('comeback-corner');
    expect(await room.column.isVisible()).toBe(true);
    expect(await room.members()).toBe('Ana keeps it · with Ben');
    expect(await room.column.locator('.hello button').innerText()).toBe('Say /club setup as Ana');
    expect(await on.hiddenTroubles()).toEqual([]);
    await on.shoot(`room-empty-${shape}-${colorScheme}`);

    await room.says('ana', 'Morning, you two. Who runs today?');
    await room.says('ben', 'Rest day, and I like it.');
    expect(await room.said()).toEqual([
      ['Ana', 'Morning, you two. Who runs today?'],
      ['Ben', 'Rest day, and I like it.'],
    ]);
    expect(await room.column.locator('.hello').isVisible()).toBe(false);
    expect(await on.hiddenTroubles()).toEqual([]);
    await on.shoot(`room-${shape}-${colorScheme}`);

    await room.leaves('ben');
    expect(await room.members()).toBe('Ana keeps it');
    await on.reload();
    await on.opens('room:comeback-corner');
    expect(await room.members()).toBe('Ana keeps it');
    expect(await room.said()).toHaveLength(2);
    await room.says('ben', 'Back again.');
    expect(await room.members()).toBe('Ana keeps it · with Ben');
    expect(await on.hiddenTroubles()).toEqual([]);
  });
});
