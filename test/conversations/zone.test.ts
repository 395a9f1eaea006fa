import { describe, expect, test } from 'vitest';
import { EVERY_ZONE } from '../support/clock-changes.ts';
import { runner } from '../support/life.ts';
import { person } from '../support/person.ts';

/** Sunday noon in Berlin. */
const NOON = '2026-03-01T11:00:00Z';

/** Somebody in an enrolment, who was asked that question just now. */
function askedFor(question: string, zone?: string) {
  const ana = person(NOON, zone === undefined ? {} : { zone });
  ana.says('/start');
  const known: Readonly<Record<string, string>> = {
    'injury-kind': 'tendon',
    onset: 'gradual',
    'injured-weeks': '6',
    'off-weeks': '5',
    'running-days': '3',
    weekdays: 'mon wed fri',
  };
  for (let asked = ana.asked(); asked !== question; asked = ana.asked())
    ana.says(known[asked ?? ''] ?? 'skip');
  return ana;
}

describe('a zone that was understood is shown with the time it is there', () => {
  test.each([
    ['Tokyo', /it's 20:00 where you are \(Asia\/Tokyo\)/],
    ['Asia/Kolkata', /it's 16:30 where you are \(Asia\/Kolkata\)/],
    ['+05:30', /it's 16:30 where you are/],
    ['UTC-3', /it's 08:00 where you are \(UTC-3\)\. An offset knows no summer time/],
  ])('in an enrolment: %s', (line, shown) => {
    const ana = askedFor('zone');
    ana.says(line);
    ana.hears(shown);
    ana.hears(/At what time shall I write/);
  });

  test('a place has no word about summer time', () => {
    const ana = askedFor('zone');
    ana.says('Berlin');
    ana.hearsNot(/summer/);
  });

  test.each([
    ['New York', /Changed to America\/New_York\. It's 04:00 there/],
    ['US/Eastern', /Changed to US\/Eastern\. It's 04:00 there/],
    ['+05:30', /It's 14:30 there/],
    ['UTC-3', /Changed to UTC-3\. It's 06:00 there\.\s+One thing: an offset knows no summer time/],
    ['UTC+14', /Changed to UTC\+14\. It's 23:00 there/],
  ])('in the settings: %s', (line, shown) => {
    const ana = runner();
    ana.says('/settings');
    ana.taps('zone');
    ana.says(line);
    ana.hears(shown);
    ana.says('/settings');
    ana.hears(/Time zone: \S+ \(it's \d\d:\d\d there\)/);
  });

  test('an offset is shown as people write it, and can be kept by its button', () => {
    const ana = runner();
    ana.says('/settings');
    ana.taps('zone');
    ana.says('UTC-3');
    ana.says('/settings');
    ana.hears(/Time zone: UTC-3 \(/);
    ana.taps('zone');
    ana.hears(/Is it UTC-3\?/);
    ana.taps('UTC-3');
    ana.hears(/Changed to UTC-3/);
    expect(ana.record?.zone).toBe('Etc/GMT+3');
  });
});

test('whatever zone is offered, its button, its name and a yes mean it', () => {
  for (const zone of EVERY_ZONE.filter((one) => one !== 'UTC')) {
    const said = [
      (ana: ReturnType<typeof person>) => ana.taps(ana.heard.at(-1)?.buttons?.[0]?.[0]?.id ?? ''),
      (ana: ReturnType<typeof person>) => ana.says(ana.heard.at(-1)?.buttons?.[0]?.[0]?.label ?? ''),
    ];
    for (const answer of said) {
      const ana = person(NOON, { zone, check: false });
      ana.says('/settings');
      ana.taps('zone');
      answer(ana);
      expect(ana.asked(), zone).not.toBe('zone');
      expect(ana.record?.zone, zone).toBe(zone);
    }
  }
});

describe('a location that is shared', () => {
  test('answers where the zone is asked, in an enrolment', () => {
    const ana = askedFor('zone');
    ana.shares('Asia/Tokyo');
    ana.hears(/it's 20:00 where you are/);
    ana.answers({ zone: 'no' });
    expect(ana.record?.zone).toBe('Asia/Tokyo');
  });

  test('and in the settings', () => {
    const ana = runner();
    ana.says('/settings');
    ana.taps('zone');
    ana.shares('Asia/Tokyo');
    ana.hears(/Changed to Asia\/Tokyo\. It's 18:00 there/);
    expect(ana.record?.zone).toBe('Asia/Tokyo');
  });

  test('on the high sea is an offset', () => {
    const ana = runner();
    ana.says('/settings');
    ana.taps('zone');
    ana.shares('Etc/GMT+2');
    ana.hears(/Changed to UTC-2/);
  });

  test('elsewhere changes nothing, and is told how it could', () => {
    const ana = runner();
    ana.shares('Asia/Tokyo');
    ana.hears(/That's Asia\/Tokyo, where it's 18:00 now\. I haven't changed your times.*\/settings/);
    expect(ana.record?.zone).toBe('Europe/Berlin');
    ana.shares('Europe/Berlin');
    ana.hears(/Thank you\. That's Europe\/Berlin, where it's 10:00 now/);
    ana.hearsNot(/settings/);
  });

  test('in the middle of another question is no answer to it; to somebody new it is what will be offered', () => {
    const ana = askedFor('onset');
    ana.shares('Asia/Tokyo');
    ana.hears(/That's Asia\/Tokyo/);
    ana.hears(/Did it come on little by little/);
    expect(ana.record?.dialogues.at(-1)?.answers['onset']).toBeUndefined();
    for (const line of ['gradual', '6', '5', '3', 'mon wed fri']) ana.says(line);
    ana.hears(/Is it Asia\/Tokyo\?/);
    ana.says('yes');
    ana.hears(/it's 20:00 where you are/);
  });

  test('is never taken for words', () => {
    const ana = askedFor('zone');
    for (const line of ['Berlin', '07:00', 'km', 'unknown', 'unknown', 'unknown']) ana.says(line);
    expect(ana.asked()).toBe('cause');
    ana.shares('Asia/Tokyo');
    expect(ana.asked()).toBe('cause');
  });

  test('as a first word begins', () => {
    const ana = person(NOON);
    ana.shares('Asia/Tokyo');
    ana.hears(/What was hurt/);
    expect(ana.record?.zone).toBe('Asia/Tokyo');
  });
});
