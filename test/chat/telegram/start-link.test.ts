import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStart, writeStart } from '../../../src/chat/telegram/start.ts';
import { roomAddress, roomOf } from '../../../src/chat/telegram/room.ts';
import { ROOM_OFFERS } from './support.ts';

const rooms = fc.record(
  {
    chat: fc.integer({ min: -4_999_999_999_999, max: -1 }),
    thread: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  },
  { requiredKeys: ['chat'] },
);

/** Some of each kind that is written in a way of its own. */
const letters = fc.constantFrom('a', 'Z', '7', ' ', '-', '_', '/', '<', '\n', 'ü', '🏃', '\u202E');

describe('what an address begins with', () => {
  it('is what the platform takes, and says again what it was made of, or at least where', () => {
    fc.assert(
      fc.property(rooms, fc.string({ unit: letters, maxLength: 30 }), (room, words) => {
        const args = words.trim();
        const start = writeStart({ command: 'club', args, room }) ?? '';
        expect(start).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        const read = readStart(start, ROOM_OFFERS);
        expect(read).toMatchObject({ command: 'club', room });
        expect([args, '']).toContain(read?.args);
        if (args.length <= 8 && /^[\w ]*$/.test(args)) expect(read?.args).toBe(args);
      }),
    );
  });

  it('is nothing where the command alone does not fit', () => {
    expect(writeStart({ command: 'x'.repeat(65), args: '' })).toBeUndefined();
    expect(writeStart({ command: 'buddy', args: 'x'.repeat(65) })).toBe('buddy');
  });

  it('whatever somebody makes up is read as something harmless, or not at all', () => {
    const made = fc.stringMatching(/^[A-Za-z0-9_-]{0,64}$/);
    fc.assert(
      fc.property(
        fc.oneof(
          made,
          made.map((rest) => `club_${rest}`),
        ),
        (start) => {
          const read = readStart(start, ROOM_OFFERS);
          if (!read) return;
          expect(ROOM_OFFERS.map(({ name }) => name)).toContain(read.command);
          if (read.room) expect(roomOf(roomAddress(read.room).id)).toEqual(read.room);
        },
      ),
    );
  });
});

describe('the address of a room', () => {
  it('is read as the room it was written for, and never as a person’s', () => {
    fc.assert(
      fc.property(rooms, (room) => {
        const { id } = roomAddress(room);
        expect(roomOf(id)).toEqual(room);
        expect(id).toMatch(/^-/);
      }),
    );
  });

  it.each([
    '1001',
    '0',
    '-0',
    '-',
    '-100/',
    '-100/0',
    '-100/-1',
    '-100/1/2',
    '-1e5',
    ' -100',
    'channel:1',
    '',
  ])('%j is no room', (id) => {
    expect(roomOf(id)).toBeUndefined();
  });
});
