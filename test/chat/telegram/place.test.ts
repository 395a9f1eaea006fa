import { expect, it } from 'vitest';
import { isZone } from '../../../src/bot/zone.ts';
import { zoneShared } from '../../../src/chat/telegram/place.ts';
import type { Update } from 'grammy/types';

const shared = (latitude: number, longitude: number, type = 'private') =>
  zoneShared({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 1, type }, location: { latitude, longitude } },
  } as Update);

it.each([
  ['Berlin', 52.52, 13.4, 'Europe/Berlin'],
  ['Auckland', -36.85, 174.76, 'Pacific/Auckland'],
  ['New York', 40.71, -74.0, 'America/New_York'],
  ['Kathmandu', 27.72, 85.32, 'Asia/Kathmandu'],
  ['Adelaide', -34.93, 138.6, 'Australia/Adelaide'],
])('a location in %s is in its zone', async (_, latitude, longitude, zone) => {
  expect(await shared(latitude, longitude)).toBe(zone);
});

it('anywhere on earth, sea and poles too, comes a zone that the program knows', async () => {
  for (let latitude = -90; latitude <= 90; latitude += 2.5)
    for (let longitude = -180; longitude <= 180; longitude += 2.5) {
      const zone = await shared(latitude, longitude);
      expect(zone !== undefined && isZone(zone), `${latitude}, ${longitude}: ${zone}`).toBe(true);
    }
});

it('nothing comes of a place that is none, of one in a group, and of no place', async () => {
  expect(await shared(91, 0)).toBeUndefined();
  expect(await shared(0, 181)).toBeUndefined();
  expect(await shared(NaN, 0)).toBeUndefined();
  expect(await shared(52.52, 13.4, 'supergroup')).toBeUndefined();
  expect(await zoneShared({ update_id: 1 })).toBeUndefined();
});
