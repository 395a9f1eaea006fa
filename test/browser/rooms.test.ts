import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnClubs } from '../support/process.ts';
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

describe.each(['desktop', 'phone'] as const)('a club in a room, on a %s', (shape) => {
  it('has its board on top, edited in place, and answers everybody in their own chat', async () => {
    const on = await visit(browser, SHAPES[shape], spawnClubs);
    await together(on);
    const room = on.room('comeback-corner');
    const board = room.column.locator('.pinned');
    expect(await board.isVisible()).toBe(false);

    await room.says('ana', '/club board Who is coming back: Ana, 3 days kept');
    expect(await board.locator('.note').allInnerTexts()).toEqual(['Who is coming back: Ana, 3 days kept']);
    await room.says('ana', '/club say Yesterday Ana kept her plan, by resting.');
    await room.says('ben', 'Well rested!');
    await room.says('ana', '/club board Who is coming back: Ana, 4 days kept; Ben, 2 days kept');
    expect(await board.locator('.note').allInnerTexts()).toEqual([
      'Who is coming back: Ana, 4 days kept; Ben, 2 days kept',
    ]);
    expect(await room.column.locator('.bubble.theirs').count()).toBe(2);
    expect(await on.hiddenTroubles()).toEqual([]);
    await on.shoot(`room-board-${shape}`);
    await board.locator('summary').click();
    expect(await board.locator('.note').isVisible()).toBe(false);

    await room.says('ana', '/club open');
    await room.chooses('ben');
    await room.column.locator('.bubble [data-command="/club join"]').click();
    const ben = on.person('ben');
    const answered = on.page.locator('.notice');
    if (shape === 'phone') await expect.poll(() => answered.innerText()).toMatch(/answered Ben/);
    else expect(await ben.column.isVisible()).toBe(true);
    await on.opens('ben');
    expect(await ben.newest()).toMatch(/Member of Comeback corner/);
    expect(await on.hiddenTroubles()).toEqual([]);

    await on.reload();
    await on.opens('room:comeback-corner');
    expect(await board.locator('.note').innerText()).toContain('Ben, 2 days kept');
  });
});

it('somebody who is forgotten takes their words out of the room, which the next one keeps', async () => {
  const on = await visit(browser, SHAPES.desktop, spawnClubs);
  await together(on);
  const room = on.room('comeback-corner');
  await room.says('ana', 'my words');
  await room.says('ben', 'his words');
  await room.says('ana', '/forget');
  expect(await room.said()).toEqual([['Ben', 'his words']]);
  expect(await room.members()).toBe('Ben keeps it');
  expect(await on.person('ana').column.locator('.farewell').isVisible()).toBe(true);
  expect(await room.column.locator('.leave').innerText()).toBe('Ben leaves, and the room ends');
  await room.leaves('ben');
  expect(await room.column.count()).toBe(0);
  expect(await on.page.locator('.notice').innerText()).toMatch(/Comeback corner is gone/);
  expect(await on.hiddenTroubles()).toEqual([]);
});

it('the keyboard is enough for a room', async () => {
  const on = await visit(browser, SHAPES.desktop, spawnClubs);
  await on.first('ana');
  await on.add('ben', 'America/New_York');
  const { keyboard } = on.page;
  const focused = (selector: string) => on.page.locator(`${selector}:focus`).count();
  await on.page.locator('#add-room').focus();
  await keyboard.press('Enter');
  expect(await focused('#room-name')).toBe(1);
  await keyboard.type('Early birds');
  await keyboard.press('Tab');
  await keyboard.press('b');
  for (let press = 0; press < 9 && (await focused('#room-form .primary')) === 0; press++)
    await keyboard.press('Tab');
  await keyboard.press('Enter');
  const room = on.room('early-birds');
  await expect.poll(() => focused('[data-room] .hello button')).toBe(1);
  expect(await room.members()).toBe('Ben keeps it · with Ana');
  await keyboard.press('Enter');
  await expect.poll(() => on.person('ben').newest()).toMatch(/Keeper of Early birds/);
  expect(await room.said()).toEqual([['Ben', '/club setup']]);
  await room.column.locator('.speakers :checked').focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('good morning');
  await keyboard.press('Enter');
  await expect.poll(() => room.said()).toHaveLength(2);
  expect(await room.said()).toEqual([
    ['Ben', '/club setup'],
    ['Ana', 'good morning'],
  ]);
  expect(await on.hiddenTroubles()).toEqual([]);
});

it('a room needs a name that is not taken, and whoever is not in it comes in by speaking', async () => {
  const on = await visit(browser, SHAPES.desktop);
  await together(on);
  await on.add('mei', 'Asia/Tokyo');
  const room = on.room('comeback-corner');
  expect(await room.column.locator('.chip.outside').innerText()).toMatch(/Mei/);
  await room.says('mei', 'Hello from Tokyo');
  expect(await room.members()).toBe('Ana keeps it · with Ben and Mei');
  expect(await room.column.locator('.chip.outside').count()).toBe(0);
  await on.page.locator('#add-room').click();
  const dialog = on.page.locator('#room-dialog');
  for (const [title, says] of [
    ['Comeback  corner!', /here already/],
    ['✨', /letter/],
  ] as const) {
    await dialog.locator('[name=title]').fill(title);
    await dialog.locator('.primary').click();
    await expect.poll(() => dialog.locator('.wrong').innerText()).toMatch(says);
  }
  expect(await on.hiddenTroubles()).toEqual([]);
  await on.shoot('room-dialog');
  await on.page.keyboard.press('Escape');
  expect(await on.page.locator('[data-room]').count()).toBe(1);
});
