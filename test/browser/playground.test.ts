import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALM } from '../support/habits.ts';
import { launchChromium } from './support/chromium.ts';
import { SHAPES, visit, type Visit } from './support/visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** Somebody who answered everything and has the first run before them. */
async function enrolled(on: Visit, name = 'ana'): Promise<void> {
  const person = on.person(name);
  await person.column.locator('.hello button').click();
  await expect.poll(() => person.asked()).toBe('injury-kind');
  await person.answers(CALM);
}

describe.each([
  ['desktop', 'light'],
  ['desktop', 'dark'],
  ['phone', 'light'],
  ['phone', 'dark'],
] as const)('on a %s, in %s', (shape, colorScheme) => {
  it('somebody enrols, runs, sleeps, gets a verdict and its reasons, by clicking', async () => {
    const on = await visit(browser, { ...SHAPES[shape], colorScheme });
    const ana = on.person('ana');
    expect(await on.page.locator('#first').isVisible()).toBe(true);
    expect(await on.hiddenTroubles()).toEqual([]);

    await on.first('ana');
    await enrolled(on);
    expect(await ana.newest()).toContain('10 × (1 min run, 1 min walk)');
    expect(await on.hiddenTroubles()).toEqual([]);

    await ana.clicks('done');
    await ana.answers(CALM);
    await on.next();
    expect(await ana.asked()).toBe('morning-pain');
    await ana.answers(CALM);
    expect(await ana.column.locator('[data-message]:has([data-button=why])').last().innerText()).toMatch(
      /Progress/,
    );

    await ana.clicks('why');
    expect(await ana.newest()).toMatch(/D5[^]*Laverty/);
    expect(await ana.atEnd(), 'what was pressed for is in view').toBe(true);
    expect(await on.hiddenTroubles()).toEqual([]);
    const ground = await on.page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(colorScheme === 'dark' ? 'rgb(15, 24, 23)' : 'rgb(230, 235, 223)');
    await on.shoot(`${shape}-${colorScheme}`);

    const texts = await ana.column.locator('[data-message] p').allInnerTexts();
    await on.reload();
    expect(await ana.column.locator('[data-message] p').allInnerTexts()).toEqual(texts);
    expect(await on.hiddenTroubles()).toEqual([]);
  });
});

describe('two people, side by side', () => {
  it('have each their own time and chat, and both are still there after a reload', async () => {
    const on = await visit(browser, SHAPES.desktop);
    await on.first('ana');
    await on.add('Béla 2', 'Pacific/Auckland');
    const [ana, bela] = [on.person('ana'), on.person('bela-2')];
    const shown = async () => ({
      ana: await ana.column.locator('.place').innerText(),
      bela: await bela.column.locator('.place').innerText(),
      clock: await on.page.locator('#now').innerText(),
    });
    expect(await shown()).toEqual({
      ana: 'Berlin · Mon 2 Mar, 07:00',
      bela: 'Auckland · Mon 2 Mar, 19:00',
      clock: '19:00',
    });
    await ana.column.locator('.name').click();
    expect((await shown()).clock).toBe('07:00');

    await ana.column.locator('.hello button').click();
    await bela.column.locator('.hello button').click();
    await expect.poll(() => bela.asked()).toBe('injury-kind');
    await ana.clicks('muscle');
    expect(await ana.asked()).toBe('onset');
    expect(await bela.asked()).toBe('injury-kind');
    expect(await ana.column.isVisible()).toBe(true);
    expect(await bela.column.isVisible()).toBe(true);

    await on.reload();
    expect(await shown()).toMatchObject({ ana: 'Berlin · Mon 2 Mar, 07:00' });
    expect(await ana.asked()).toBe('onset');
    await ana.clicks('gradual');
    expect(await ana.asked()).toBe('injured-weeks');
    expect(await on.hiddenTroubles()).toEqual([]);
  });

  it('are one tab each on a phone', async () => {
    const on = await visit(browser, SHAPES.phone);
    await on.first('ana');
    await on.add('ben', 'America/New_York');
    const [ana, ben] = [on.person('ana'), on.person('ben')];
    expect(await ben.column.isVisible()).toBe(true);
    expect(await ana.column.isVisible()).toBe(false);
    await on.page.locator('[data-tab=ana]').click();
    expect(await ana.column.isVisible()).toBe(true);
    expect(await on.page.locator('#now').innerText()).toBe('07:00');
    await on.page.locator('[data-tab=ben]').click();
    expect(await on.page.locator('#now').innerText()).toBe('01:00');
    expect(await on.hiddenTroubles()).toEqual([]);
  });

  it('need different names and zones that exist', async () => {
    const on = await visit(browser, SHAPES.desktop);
    await on.first('ana');
    const wrong = on.page.locator('#add-dialog .wrong');
    for (const [name, zone, says] of [
      ['Ana', 'Europe/Berlin', /here already/],
      ['ben', 'Europe/Atlantis', /not known/],
      ['✨', 'Europe/Berlin', /letter/],
    ] as const) {
      await on.page.locator('#add').click();
      await on.page.locator('#add-name').fill(name);
      await on.page.locator('#add-zone').fill(zone);
      await on.page.locator('#add-dialog .primary').click();
      await expect.poll(() => wrong.innerText()).toMatch(says);
      await on.page.keyboard.press('Escape');
    }
    expect(await on.page.locator('[data-person]').count()).toBe(1);
    expect(await on.hiddenTroubles()).toEqual([]);
  });
});

it('the keyboard is enough', async () => {
  const on = await visit(browser, SHAPES.desktop);
  const { keyboard } = on.page;
  const focused = (selector: string) => on.page.locator(`${selector}:focus`).count();
  const tabTo = async (selector: string) => {
    for (let press = 0; press < 40 && (await focused(selector)) === 0; press++) await keyboard.press('Tab');
    expect(await focused(selector), selector).toBe(1);
  };

  await tabTo('#first-name');
  await keyboard.press('Enter');
  const ana = on.person('ana');
  await expect.poll(() => focused('.hello button')).toBe(1);
  await keyboard.press('Enter');
  await expect.poll(() => ana.asked()).toBe('injury-kind');
  await tabTo('[data-button=muscle]');
  await keyboard.press('Space');
  await expect.poll(() => ana.asked()).toBe('onset');
  await tabTo('[data-live] [data-button=gradual]');
  await keyboard.press('Enter');
  await expect.poll(() => ana.asked()).toBe('injured-weeks');

  await tabTo('[name=say]');
  await keyboard.type('/he');
  await keyboard.press('ArrowDown');
  expect(await focused('[data-command="/help"]')).toBe(1);
  await keyboard.press('Enter');
  await expect.poll(() => ana.newest()).toContain('/today');
  await tabTo('[name=say]');
  await keyboard.type('seven');
  await keyboard.press('Enter');
  await expect.poll(() => ana.asked()).toBe('off-weeks');
  expect(await on.hiddenTroubles()).toEqual([]);
});

it('the clock jumps to a date, only forward', async () => {
  const on = await visit(browser, SHAPES.desktop);
  await on.first('ana');
  await enrolled(on);
  const day = on.page.locator('#day');
  await on.page.locator('#morning').click();
  await expect.poll(() => day.innerText()).toBe('Tue 3 Mar');
  await on.page.locator('#jump').fill('2026-03-01T07:00');
  await on.page.locator('#jump-go').click();
  // The field knows what is too early; the browser says so itself.
  expect(await day.innerText()).toBe('Tue 3 Mar');
  await on.page.locator('#jump').fill('2026-03-29T07:00');
  await on.page.locator('#jump-go').click();
  await expect.poll(() => day.innerText()).toBe('Sun 29 Mar');
  await expect.poll(() => on.page.locator('#clock').getAttribute('aria-busy')).toBe('false');
  // The clocks in Berlin went forward that night.
  expect(await on.page.locator('#now').getAttribute('datetime')).toBe('2026-03-29T05:00:00.000Z');
  expect(await on.hiddenTroubles()).toEqual([]);
});

it('what was answered no longer asks for an answer after a reload', async () => {
  const on = await visit(browser, SHAPES.desktop);
  await on.first('ana');
  await enrolled(on);
  const ana = on.person('ana');
  await ana.clicks('done');
  await on.reload();
  expect(await ana.column.locator('[data-live][data-asks]').getAttribute('data-asks')).toBe('completed');
  await ana.answers(CALM);
  await on.reload();
  expect(await ana.column.locator('[data-live][data-asks]').count()).toBe(0);
});

it('whoever is forgotten can read the farewell, and begin anew', async () => {
  const on = await visit(browser, SHAPES.desktop);
  await on.first('ana');
  await enrolled(on);
  const ana = on.person('ana');
  await ana.column.locator('.slash').click();
  await ana.column.locator('[data-command="/forget"]').click();
  await expect.poll(() => ana.asked()).toBe('forget-sure');
  await ana.clicks('yes');
  expect(await ana.newest()).toMatch(/deleted/);
  expect(await ana.column.locator('.composer').isVisible()).toBe(false);
  expect(await ana.column.locator('.log button:enabled').count()).toBe(0);
  expect(await on.hiddenTroubles()).toEqual([]);
  await on.shoot('forgotten');

  await ana.column.locator('.farewell button').click();
  expect(await ana.column.count()).toBe(0);
  await on.first('ana');
  expect(await ana.column.locator('.bubble').count()).toBe(0);
  await ana.column.locator('.hello button').click();
  await expect.poll(() => ana.asked()).toBe('injury-kind');
  await ana.types('/forget');
  await ana.clicks('yes');
  await on.reload();
  expect(await ana.column.count()).toBe(0);
  expect(await on.page.locator('#first').isVisible()).toBe(true);
  expect(await on.hiddenTroubles()).toEqual([]);
});
