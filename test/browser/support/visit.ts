import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Answers } from '../../support/habits.ts';
import { spawnComeback } from '../../support/process.ts';
import { tempFolder } from '../../support/temp.ts';

/** The two shapes the page must be good in. */
export const SHAPES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>;

/** A Monday, six in the morning of UTC. */
const START = '2026-03-02T06:00:00Z';

/** Somebody in front of the page of a coach of their own. */
export interface Visit {
  readonly page: Page;
  /** The address, for asking the coach behind the page's back. */
  readonly url: string;
  /** Meets the coach as the first person. */
  first(name: string): Promise<void>;
  /** Adds one more person. */
  add(name: string, zone: string): Promise<void>;
  person(id: string): PersonOnPage;
  /** Adds a room that the first person keeps, and everybody is in. */
  addRoom(title: string): Promise<void>;
  room(id: string): RoomOnPage;
  /** Brings a chat into view: on a phone by its tab. */
  opens(chat: string): Promise<void>;
  /** Moves the clock to the next thing that happens. */
  next(): Promise<void>;
  /** What went wrong that nobody saw: errors, refused resources, anything wider than the screen. */
  hiddenTroubles(): Promise<readonly string[]>;
  reload(): Promise<void>;
  /** Leaves a picture in the folder that SCREENSHOTS names, if it names one, for somebody to look at. */
  shoot(name: string): Promise<void>;
}

/** One column (or tab) of the page. */
export interface PersonOnPage {
  readonly column: Locator;
  /** The id of the question that is put last, if nothing was said after it. */
  asked(): Promise<string | undefined>;
  /** The text of the newest message. */
  newest(): Promise<string>;
  /** Clicks a button of the newest message that has it. */
  clicks(button: string): Promise<void>;
  types(text: string): Promise<void>;
  /** Whether the end of the chat is in view. */
  atEnd(): Promise<boolean>;
  /** Answers what is asked until nothing is: by a click where a button gives the answer, by typing otherwise. */
  answers(habits: Answers): Promise<void>;
}

/** The column (or tab) of a room. */
export interface RoomOnPage {
  readonly column: Locator;
  /** The line that tells who is in it. */
  members(): Promise<string>;
  /** Chooses who speaks. */
  chooses(person: string): Promise<void>;
  /** Chooses who speaks, and says it as them. */
  says(person: string, text: string): Promise<void>;
  leaves(person: string): Promise<void>;
  /** What people said, and who did. */
  said(): Promise<readonly (readonly [string, string])[]>;
}

/** Starts the program (or another) on a new database and opens its page. All of it ends with the test. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions,
  spawn = spawnComeback,
): Promise<Visit> {
  const { ready } = spawn(tempFolder(), { PLAYGROUND_START: START });
  const url = await ready;
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Bubbles that glide in would have to be waited for, one by one.
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => troubles.push(`not loaded: ${request.url()}`));
  page.on('response', (response) => {
    if (!response.ok()) troubles.push(`${response.status()}: ${response.url()}`);
  });
  await page.addInitScript(`document.addEventListener('securitypolicyviolation',
    ({ violatedDirective, blockedURI }) => console.error('refused by policy:', violatedDirective, blockedURI))`);

  const settled = async () => {
    await page
      .locator('#clock[aria-busy=true], [data-waiting], body[data-loading]')
      .waitFor({ state: 'detached' });
  };
  const open = async () => {
    await page.goto(url);
    await settled();
  };
  await open();

  const person = (id: string) => personOnPage(page.locator(`[data-person="${id}"]`), settled);
  return {
    page,
    url,
    person,
    async first(name) {
      await page.locator('#first-name').fill(name);
      await page.locator('#first-form button').click();
      await person(name).column.waitFor();
    },
    async add(name, zone) {
      const before = await page.locator('[data-person]').count();
      await page.locator('#add').click();
      await page.locator('#add-dialog [name=name]').fill(name);
      await page.locator('#add-dialog [name=zone]').fill(zone);
      await page.locator('#add-dialog .primary').click();
      // Whoever was added stands last, and in focus.
      await page.locator('[data-person]').nth(before).and(page.locator('[data-current]')).waitFor();
    },
    async addRoom(title) {
      await page.locator('#add-room').click();
      await page.locator('#room-dialog [name=title]').fill(title);
      await page.locator('#room-dialog .primary').click();
      await page.locator('[data-room][data-current]').waitFor();
    },
    room: (id) => roomOnPage(page.locator(`[data-room="${id}"]`), settled),
    async opens(chat) {
      if (options.isMobile) await page.locator(`[data-tab="${chat}"]`).click();
    },
    async next() {
      await page.locator('#next').click();
      await settled();
    },
    async hiddenTroubles() {
      return [...troubles, ...(await tooWide(page))];
    },
    async reload() {
      await page.reload();
      await settled();
    },
    async shoot(name) {
      const folder = process.env['SCREENSHOTS'];
      if (folder) await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    },
  };
}

function personOnPage(column: Locator, settled: () => Promise<void>): PersonOnPage {
  const newest = column.locator('.bubble').last();
  const self: PersonOnPage = {
    column,
    asked: async () => (await newest.getAttribute('data-asks')) ?? undefined,
    newest: () => newest.innerText(),
    async clicks(button) {
      await column
        .locator(`[data-message]:has([data-button="${button}"])`)
        .last()
        .locator(`[data-button="${button}"]`)
        .click();
      await settled();
    },
    async types(text) {
      await column.locator('[name=say]').fill(text);
      await column.locator('[name=say]').press('Enter');
      await settled();
    },
    atEnd: () =>
      column
        .locator('.log')
        .evaluate(
          (log: { scrollHeight: number; scrollTop: number; clientHeight: number }) =>
            log.scrollHeight - log.scrollTop - log.clientHeight < 2,
        ),
    async answers(habits) {
      for (let asked = await self.asked(); asked !== undefined; asked = await self.asked()) {
        const answer = habits[asked];
        if (answer === undefined) throw new Error(`No answer to ${asked}: ${await self.newest()}`);
        const before = await newest.getAttribute('data-message');
        for (const one of [answer].flat()) {
          if ((await newest.locator(`[data-button="${one}"]`).count()) > 0) await self.clicks(one);
          else await self.types(one);
        }
        expect(await newest.getAttribute('data-message'), `"${String(answer)}" answers ${asked}`).not.toBe(
          before,
        );
      }
    },
  };
  return self;
}

function roomOnPage(column: Locator, settled: () => Promise<void>): RoomOnPage {
  const choose = (person: string) => column.locator(`.speakers label:has([value="${person}"])`).click();
  return {
    column,
    chooses: choose,
    members: () => column.locator('.place').innerText(),
    async says(person, text) {
      await choose(person);
      await column.locator('[name=say]').fill(text);
      await column.locator('[name=say]').press('Enter');
      await settled();
    },
    async leaves(person) {
      await choose(person);
      await column.locator('.leave').click();
      await settled();
    },
    async said() {
      const bubbles = await column.locator('.bubble.mine').all();
      return Promise.all(
        bubbles.map(
          async (one) =>
            [
              await one.locator('.who').innerText(),
              (await one.locator('p').allInnerTexts()).join('\n\n'),
            ] as const,
        ),
      );
    },
  };
}

/** Everything that reaches beyond the screen, or has to be scrolled sideways where nobody would think of it. */
async function tooWide(page: Page): Promise<string[]> {
  const found = await page.evaluate(`[...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility())
    .filter((element) => !element.closest('.tabs, .quick, svg, .sky, .unseen, datalist'))
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > innerWidth + 1 || (element.matches('.log, .chat, .clock, .menu') && element.scrollWidth > element.clientWidth + 1);
    })
    .map((element) => 'too wide: ' + element.tagName.toLowerCase() + '.' + element.className)
    .concat(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [])`);
  return found as string[];
}
