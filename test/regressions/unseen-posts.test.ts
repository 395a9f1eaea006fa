import { describe, expect, it } from 'vitest';
import { runner } from '../support/life.ts';

const MONDAY = '2026-03-02';

/** Somebody whose Monday's post was said and never arrived. */
function unseen() {
  const ana = runner();
  while (ana.record?.comeback?.posts[MONDAY] === undefined) ana.waits();
  return ana;
}

describe('a run that was posted and that nobody could see', () => {
  it('is not asked about, and counts for nothing', () => {
    const ana = unseen();
    ana.misses(`post:${MONDAY}`, `${MONDAY}T19:00:00Z`);
    expect(ana.record?.comeback?.posts[MONDAY]).toBeUndefined();
    ana.waits();
    ana.hears(/Tuesday/);
    ana.hearsNot(/How much of/);
  });

  it('comes again the same day, while there is time for it', () => {
    const ana = unseen();
    ana.misses(`post:${MONDAY}`, `${MONDAY}T14:00:00Z`);
    ana.hears(/🏃 Monday/);
  });

  it('is said to be of use until the evening, once, and a question until the quiet hours', () => {
    const ana = unseen();
    expect(ana.last).toMatchObject([
      { urgency: 'post', occurrence: `post:${MONDAY}`, until: `${MONDAY}T17:01:00.000Z` },
    ]);
    ana.waits();
    expect(ana.last.at(-1)).toMatchObject({ urgency: 'post', until: `${MONDAY}T20:00:00.000Z` });
    expect(ana.last.at(-1)?.occurrence).toMatch(/^report:2026-03-02@\d\d:2026-03-02$/);
  });
});
