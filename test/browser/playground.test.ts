import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { SHAPES, visit, type Visit } from './support/visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What a quick runner with a calm tendon answers; clicked where there is a button, typed otherwise. */
const HABITS = {
  'injury-kind': 'tendon',
  onset: 'gradual',
  'injured-weeks': '6',
  'off-weeks': '5',
  'running-days': '3',
  weekdays: ['mon', 'wed', 'fri', 'done'],
  zone: 'Europe/Berlin',
  'post-hour': '07:00',
  units: 'km',
  'easy-pace': '6:30',
  'max-heart-rate': 'unknown',
  'weekly-before': '90',
  cause: 'Too many hills, too soon',
  R1: 'yes',
  R2: '0',
  R3: '0',
  R4: '14',
  R5: 'yes',
  R6: 'yes',
  R7: 'yes',
  R8: 'yes',
  R9: 'no',
  R10: '6',
  completed: 'all',
  pattern: 'none',
  'morning-pain': '0',
} as const;

/** Somebody who answered everything and has the first run before them. */
async function enrolled(on: Visit, name = 'ana'): Promise<void> {
  const person = on.person(name);
  await person.column.locator('.hello button').click();
  await expect.poll(() => person.asked()).toBe('injury-kind');
  await person.answers(HABITS);
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
    await ana.answers(HABITS);
    await on.next();
    expect(await ana.asked()).toBe('morning-pain');
    await ana.answers(HABITS);
    expect(await ana.column.locator('[data-message]:has([data-button=why])').last().innerText()).toMatch(
      /Progress/,
    );

    await ana.clicks('why');
    expect(await ana.newest()).toMatch(/D5[^]*Laverty/);
    expect(await on.hiddenTroubles()).toEqual([]);
    const ground = await on.page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(colorScheme === 'dark' ? 'rgb(15, 24, 23)' : 'rgb(230, 235, 223)');
    await shoot(on, `${shape}-${colorScheme}`);

    const texts = await ana.column.locator('[data-message] p').allInnerTexts();
    await on.reload();
    expect(await ana.column.locator('[data-message] p').allInnerTexts()).toEqual(texts);
    expect(await on.hiddenTroubles()).toEqual([]);
  });
});

/** With SCREENSHOTS set to a folder the tests leave pictures there, for somebody to look at. */
async function shoot(on: Visit, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  const path = `${folder}/${name}.png`;
  mkdirSync(dirname(path), { recursive: true });
  await on.page.screenshot({ path, animations: 'disabled' });
}
