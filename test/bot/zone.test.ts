import { describe, expect, test } from 'vitest';
import { understand } from '../../src/bot/understand.ts';
import { findZone } from '../../src/bot/zone.ts';
import { loadContent } from '../../src/content/load.ts';

const content = loadContent(new URL('../../data', import.meta.url).pathname);
const { lexicon } = content.words('en');

function zoneOf(line: string): unknown {
  const question = content.rules.questions['zone'];
  if (!question) throw new Error('no question zone');
  const understood = understand(question, line, lexicon);
  return 'value' in understood ? understood.value : understood.again;
}

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['US/Eastern', 'US/Eastern'],
  ['Berlin', 'Europe/Berlin'],
  ['Berlin.', 'Europe/Berlin'],
  ['I live in Berlin', 'Europe/Berlin'],
  ["I'm in New York", 'America/New_York'],
  ['near Tokyo', 'Asia/Tokyo'],
  ['my time zone is Europe/Berlin', 'Europe/Berlin'],
  ['Berlin, Germany', 'Europe/Berlin'],
  ['Berlin Germany', 'Europe/Berlin'],
  ['Tokyo, Japan', 'Asia/Tokyo'],
  ['I live in London, UK', 'Europe/London'],
  ['New York, USA', 'America/New_York'],
  ['NYC', 'America/New_York'],
  ['New York City', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['Zürich', 'Europe/Zurich'],
  ['Kyiv', 'Europe/Kyiv'],
  ['Kolkata, India', 'Asia/Kolkata'],
  ["St. John's", 'America/St_Johns'],
  ['\u200eBerlin\u200f', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['gmt', 'UTC'],
])('%s is %s', (line, zone) => {
  expect(zoneOf(line)).toBe(zone);
});

test.each([
  ['+2', 'Etc/GMT-2'],
  ['UTC-5', 'Etc/GMT+5'],
  ['UTC–5', 'Etc/GMT+5'],
  ['gmt +02:00', 'Etc/GMT-2'],
  ['UTC+0', 'UTC'],
  ['UTC+5:30', 'Asia/Kolkata'],
  ['+0530', 'Asia/Kolkata'],
  ['+5:45', 'Asia/Kathmandu'],
  ['+9:30', 'Australia/Darwin'],
  ['+3:30', 'Asia/Tehran'],
  ['+4:30', 'Asia/Kabul'],
  ['+6:30', 'Asia/Yangon'],
  ['+8:45', 'Australia/Eucla'],
  ['-9:30', 'Pacific/Marquesas'],
])('the offset %s is %s', (line, zone) => {
  expect(zoneOf(line)).toBe(zone);
});

describe('zones with a part of an hour', () => {
  test.each(['+3:30', '+4:30', '+5:30', '+5:45', '+6:30', '+8:45', '+9:30', '-9:30'])(
    'at %s the clocks never change',
    (offset) => {
      const timeZone = findZone(offset, lexicon);
      const [sign = '', hours = '', minutes = ''] = /^([+-])(\d+):(\d+)$/u.exec(offset)?.slice(1) ?? [];
      for (const day of ['2026-01-15', '2026-04-15', '2026-07-15', '2026-10-15']) {
        const said = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
        expect(said.format(new Date(`${day}T12:00:00Z`))).toContain(
          `GMT${sign}${hours.padStart(2, '0')}:${minutes}`,
        );
      }
    },
  );
});

test.each([
  'EST',
  'CET',
  'IST',
  'CST',
  'PST',
  'Paris, Texas',
  'London, Canada',
  'Paris, USA',
  'Berlin or Tokyo',
  'not Berlin',
  "I don't live in Berlin",
  'Davis',
  'Córdoba',
  '-3:30',
  '+12:45',
  '+10:30',
  '+5:17',
  '+15',
  'Germany and Japan',
  'yes',
  'in',
  'constructor',
  '__proto__',
  'Atlantis/Capital',
  'Berlin '.repeat(40),
])('%s is asked again', (line) => {
  expect(zoneOf(line)).toBe('again-zone');
});

test('every place that the words name has a zone this program knows', () => {
  for (const [name, zone] of Object.entries(lexicon.places.names)) expect(findZone(name, lexicon)).toBe(zone);
});
