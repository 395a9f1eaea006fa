import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/root.ts';
import { CALM } from '../support/habits.ts';
import { launchChromium } from './support/chromium.ts';
import { visit } from './support/visit.ts';

/** A morning after, weeks into two comebacks: one verdict, one run, and the club of both. Written to where PICTURE says. */
it('the picture of the README', async () => {
  const browser = await launchChromium();
  const on = await visit(browser, { viewport: { width: 1200, height: 860 }, colorScheme: 'light' });
  await on.first('ana');
  await on.add('ben', 'Europe/London');
  const [ana, ben] = [on.person('ana'), on.person('ben')];
  const others = ['tue', 'thu', 'sat', 'done'];
  for (const [person, answers] of [
    [ana, CALM],
    [ben, { ...CALM, 'injury-kind': 'muscle', zone: 'Europe/London', weekdays: others, 'easy-pace': '6:00' }],
  ] as const) {
    await person.column.locator('.hello button').click();
    await expect.poll(() => person.asked()).toBe('injury-kind');
    await person.answers(answers);
  }

  await on.addRoom('Comeback corner');
  const room = on.room('comeback-corner');
  await room.says('ana', '/club setup');
  await ana.answers({ 'club-hour': '07:00', 'club-zone': 'Europe/London', 'club-posts': 'all' });
  for (const [person, name] of [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ] as const) {
    await room.says(name.toLowerCase(), '/club join');
    await person.answers({ 'buddy-name': name, 'club-join-sure': 'yes' });
  }

  const hasRun = async (person: typeof ana) =>
    (await person.column.locator('.bubble').last().locator('[data-button=done]').count()) > 0;
  for (let runs = 0; ; await on.next()) {
    if ((await ana.asked()) !== undefined) await ana.answers(CALM);
    if (await hasRun(ana)) {
      await ana.clicks('done');
      await ana.answers(CALM);
    }
    if (await hasRun(ben)) {
      if (++runs === 6) break;
      await ben.clicks('done');
    }
    if ((await ben.asked()) !== undefined) await ben.answers(CALM);
  }
  await ana.column.locator('.name').click();
  const path = join(packageRoot(), process.env['PICTURE']!);
  await on.page.screenshot({ path, animations: 'disabled' });
  await browser.close();
});
