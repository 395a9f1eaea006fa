import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/bot/address.ts';
import type { Event } from '../../src/bot/event.ts';
import type { Message } from '../../src/bot/message.ts';
import type { Outcome } from '../../src/bot/outcome.ts';
import type { Context, Decide } from '../../src/store/store.ts';
import { readEcho, says, type EchoRecord } from '../support/echo.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';

const NOW = '2026-03-02T07:00:00.000Z';
const LATER = '2026-03-02T08:00:00.000Z';
const CORNER = { platform: 'telegram', id: '-100' };
const HALL = { platform: 'discord', id: 'channel:7' };
const WAKE = { type: 'wake' } as const;

const EMPTY: EchoRecord = readEcho({ version: 1, heard: [], zone: 'UTC', wakes: [] });

/** A store whose records do what the test says, by what they hear or are told. */
function open() {
  const { store } = openEchoStore(':memory:');
  let keys = 0;
  /** Somebody says a word: `leads` tells what comes of it; whatever else is told by it ends in `told`. */
  function says_(
    who: string | Address,
    leads: (context: Context<EchoRecord>) => Partial<Outcome<EchoRecord>>,
    told: Decide<EchoRecord> = (record = EMPTY) => ({ record, messages: [], events: [] }),
  ) {
    let first = true;
    const from = typeof who === 'string' ? at(who) : who;
    const arrival = { key: `k${(keys += 1)}`, at: NOW, event: text('a word'), from };
    return store.apply(arrival, (record, event, now, context) => {
      if (!first) return told(record, event, now, context);
      first = false;
      return { record: record ?? EMPTY, messages: [], events: [], ...leads(context) };
    });
  }
  function happens(from: Address, event: Event) {
    const arrival = { key: `k${(keys += 1)}`, at: NOW, event, from };
    return store.apply(arrival, (record, _event) => ({
      ...(record && { record: { ...record, heard: [...record.heard, _event.type] } }),
      messages: [],
      events: [],
    }));
  }
  const waiting = (platform: string) => store.claim(platform, NOW, 99);
  return { store, says: says_, happens, waiting };
}

const everywhere: Message = { ...says('hello, all', 'post'), everyPlace: true };

describe('a record that an event creates', () => {
  it('begins with the event, under the id that was drawn', () => {
    const { store, says: speak } = open();
    const heard: string[] = [];
    let id = '';
    speak(
      'ana',
      ({ newId }) => {
        id = newId();
        return { events: [{ to: id, creates: true, event: WAKE }] };
      },
      (record, event) => {
        heard.push(`${String(record === undefined)} ${event.type}`);
        return { record: EMPTY, messages: [], events: [], wakeAt: LATER };
      },
    );
    expect(heard).toEqual(['true wake']);
    expect(store.due(LATER, 9)).toEqual([{ record: id, wakeAt: LATER, failures: 0 }]);
  });

  it('is found at the room that it was made for', () => {
    const { store, says: speak } = open();
    speak('ana', () => ({ events: [{ to: CORNER, creates: true, event: WAKE }] }));
    expect(store.find(CORNER)?.record).toEqual(EMPTY);
  });

  it('is not made twice: the second event goes to the one that is there', () => {
    const { store, says: speak } = open();
    speak('ana', () => ({ events: [{ to: CORNER, creates: true, event: WAKE }] }));
    const first = store.find(CORNER)?.id;
    speak(
      'ben',
      () => ({ events: [{ to: CORNER, creates: true, event: WAKE }] }),
      (record = EMPTY) => ({ record: { ...record, heard: ['again'] }, messages: [], events: [] }),
    );
    expect(store.find(CORNER)).toMatchObject({ id: first, record: { heard: ['again'] } });
  });

  it('is not made where the event does not ask for it', () => {
    const { store, says: speak } = open();
    speak('ana', () => ({
      events: [
        { to: CORNER, event: WAKE },
        { to: 'nobody', event: WAKE },
      ],
    }));
    expect(store.find(CORNER)).toBeUndefined();
  });
});

describe('a record with rooms', () => {
  function club() {
    const house = open();
    house.says('ana', () => ({ events: [{ to: CORNER, creates: true, event: WAKE }] }));
    const told = (led: Partial<Outcome<EchoRecord>>) =>
      house.says(
        'ana',
        () => ({ events: [{ to: CORNER, event: WAKE }] }),
        (record = EMPTY) => ({ record, messages: [], events: [], ...led }),
      );
    return { ...house, told };
  }

  it('speaks in each of them, and asks each only of its own people', () => {
    const { told, waiting } = club();
    told({
      adopts: [HALL],
      messages: [everywhere, { ...says(''), seeks: { platform: 'discord', id: '9' } }],
    });
    expect(waiting('telegram').map(({ to, message }) => [to, message.paragraphs])).toEqual([
      [CORNER, ['hello, all']],
    ]);
    expect(waiting('discord').map(({ to }) => to)).toEqual([HALL]);
  });

  it('takes no room that is somebody else’s', () => {
    const { store, told, says: speak } = club();
    speak(HALL, () => ({}));
    const others = store.find(HALL)?.id;
    told({ adopts: [HALL] });
    expect(store.find(HALL)?.id).toBe(others);
  });

  it('says nothing more in a room that it gave up', () => {
    const { store, told, waiting } = club();
    told({ adopts: [HALL], messages: [everywhere] });
    told({ releases: [HALL] });
    expect(store.find(HALL)).toBeUndefined();
    expect(waiting('discord')).toEqual([]);
    expect(waiting('telegram')).toHaveLength(1);
  });

  it('says in the room that it gives up what is for that room alone, and what is for all in the others', () => {
    const { told, waiting } = club();
    told({ adopts: [HALL] });
    told({ releases: [HALL], messages: [everywhere, { ...says('goodbye'), only: HALL }] });
    expect(waiting('discord').map(({ to, message }) => [to, message.paragraphs])).toEqual([
      [HALL, ['goodbye']],
    ]);
    expect(waiting('telegram').map(({ message }) => message.paragraphs)).toEqual([['hello, all']]);
  });

  it('gives up no room that is not its own', () => {
    const { store, told, says: speak } = club();
    speak(HALL, () => ({}));
    told({ releases: [HALL] });
    expect(store.find(HALL)).toBeDefined();
  });

  it('goes on where a room moved to, with all that waits to be said there', () => {
    const { store, happens, told, waiting } = club();
    told({ messages: [everywhere] });
    happens(CORNER, { type: 'moved', platform: 'telegram', from: '-100', to: '-200' });
    expect(store.find(CORNER)).toBeUndefined();
    expect(store.find({ platform: 'telegram', id: '-200' })?.record.heard).toEqual(['moved']);
    expect(waiting('telegram').map(({ to }) => to.id)).toEqual(['-200']);
  });

  it('takes a move that is told twice as one', () => {
    const { store, happens } = club();
    const moved = { type: 'moved', platform: 'telegram', from: '-100', to: '-200' } as const;
    happens(CORNER, moved);
    happens(CORNER, moved);
    expect(store.find(CORNER)).toBeUndefined();
    expect(store.find({ platform: 'telegram', id: '-200' })?.record.heard).toEqual(['moved']);
  });
});

describe('looking at others', () => {
  it('shows them as they are at that moment, what was just told them included', () => {
    const { says: speak, store } = open();
    speak('ben', () => ({}));
    const ben = store.find(at('ben'))!.id;
    const seen: unknown[] = [];
    speak(
      'ana',
      ({ look, id }) => {
        seen.push(look(ben)?.heard, look('nobody'));
        return {
          events: [
            { to: ben, event: WAKE },
            { to: id, event: WAKE },
          ],
        };
      },
      (record = EMPTY, _event, _now, { id, look }) => {
        if (id !== ben) seen.push(look(ben)?.heard);
        return { record: { ...record, heard: ['told'] }, messages: [], events: [] };
      },
    );
    expect(seen).toEqual([[], undefined, ['told']]);
  });

  it('tells who is where', () => {
    const { says: speak, store } = open();
    speak('ben', () => ({}));
    const ben = store.find(at('ben'))!.id;
    speak('ana', ({ whoIs, placesOf }) => {
      expect(whoIs(at('ben'))).toBe(ben);
      expect(whoIs(at('mei'))).toBeUndefined();
      expect(placesOf(ben)).toEqual([at('ben')]);
      return {};
    });
  });
});

describe('codes', () => {
  const offer = (kind: 'link' | 'buddy' | 'club', code: string) => ({
    link: { kind: 'offer', for: kind, code, until: LATER } as const,
  });

  it('work for what they are for, until then, and until they are spent', () => {
    const { says: speak, store } = open();
    speak('ana', () => offer('buddy', 'AAAA'));
    const ana = store.find(at('ana'))!.id;
    speak('ben', ({ whose }) => {
      expect([whose('buddy', 'AAAA'), whose('link', 'AAAA'), whose('buddy', 'BBBB')]).toEqual([
        ana,
        undefined,
        undefined,
      ]);
      return { link: { kind: 'spend', code: 'AAAA' } };
    });
    speak('mei', ({ whose }) => {
      expect(whose('buddy', 'AAAA')).toBeUndefined();
      return {};
    });
  });

  it('are one of each kind', () => {
    const { says: speak } = open();
    speak('ana', () => offer('buddy', 'AAAA'));
    speak('ana', () => offer('club', 'BBBB'));
    speak('ana', () => offer('buddy', 'CCCC'));
    speak('ben', ({ whose }) => {
      expect(whose('buddy', 'AAAA')).toBeUndefined();
      expect(whose('club', 'BBBB')).toBeDefined();
      expect(whose('buddy', 'CCCC')).toBeDefined();
      return {};
    });
  });
});

describe('somebody who is forgotten', () => {
  it('is named in nothing that waits to be said to others', () => {
    const { says: speak, store, waiting } = open();
    speak('ana', () => ({}));
    const ana = store.find(at('ana'))!.id;
    speak('ben', () => ({
      messages: [{ ...says('Ana waves'), about: [ana] }, says('A good morning')],
    }));
    store.apply({ key: 'f', at: NOW, event: text('/forget'), from: at('ana') }, () => ({
      messages: [],
      events: [],
    }));
    expect(waiting('playground').map(({ message }) => message.paragraphs)).toEqual([['A good morning']]);
  });
});
