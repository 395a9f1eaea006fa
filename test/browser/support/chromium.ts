import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where distributions put it, Debian's first. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing but the page: no sandbox (which root has not), no updates, nobody called behind our back. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium, without a window and with an empty profile of its own. Throws when there is none. */
export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM'];
  const executablePath = [...(given ? [given] : PLACES)].find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      given
        ? `CHROMIUM names ${given}, which is not there.`
        : `No Chromium was found (${PLACES.join(', ')}). Install it (on Debian: apt-get install chromium), or set CHROMIUM to its path.`,
    );
  }
  return chromium.launch({ executablePath, args: FLAGS });
}
