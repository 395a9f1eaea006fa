import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/bot/event.ts';
import { fold } from '../../src/bot/journal.ts';
import type { Decide, Store } from '../../src/store/store.ts';
import { echo, says, type EchoRecord } from '../support/echo.ts';
import { at, text } from '../support/echo-store.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const ONE = '2026-03-02T13:00:00.000Z';
const wake: Event = { type: 'wake' };

type EchoStore = Store<EchoRecord>;

/** What every store must do, whatever it is made of. `open` gives an empty one. */
export function storeContract(name: string, open: () => EchoStore): void {
  const say = (store: EchoStore, who: string, words: string, key = `${who}:${words}`, now = NOON) =>
    store.apply({ key, at: now, event: text(words), from: at(who) }, echo);
  const heard = (store: EchoStore, who: string) => store.find(at(who))?.record.heard;
  const saying =
    (...texts: string[]): Decide<EchoRecord> =>
    (record) => ({ record: record ?? empty(), messages: texts.map((one) => says(one)), events: [] });
  const claimed = (store: EchoStore, now = NOON) =>
    store
      .claim('playground', now, 100)
      .map(({ id, to, message }) => ({ id, to: to.id, text: message.paragraphs[0] }));

  describe(`${name}: apply`, () => {
    it('makes a record for somebody new and finds it again', () => {
      const store = open();
      expect(store.find(at('ana'))).toBeUndefined();
      expect(say(store, 'ana', 'hello')).toBe('applied');
      say(store, 'ana', 'again');
      say(store, 'bob', 'hi');
      expect(store.find(at('ana'))).toEqual({ id: 'r1', record: { ...empty(), heard: ['hello', 'again'] } });
      expect(store.find({ platform: 'elsewhere', id: 'ana' })).toBeUndefined();
    });

    it('changes nothing for a key that was applied before', () => {
      const store = open();
      say(store, 'ana', 'hello', 'key');
      claimed(store);
      expect(say(store, 'ana', 'other', 'key')).toBe('seen');
      expect(say(store, 'bob', 'other', 'key')).toBe('seen');
      expect(heard(store, 'ana')).toEqual(['hello']);
      expect(store.find(at('bob'))).toBeUndefined();
      expect(store.journal('r1')).toHaveLength(1);
      expect(claimed(store)).toEqual([]);
    });

    it('counts every key once, whatever comes how often in whatever order', () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.constantFrom('ana', 'bob'), fc.nat(8)), { maxLength: 30 }),
          (arrivals) => {
            const store = open();
            for (const [who, number] of arrivals) say(store, who, `${who} ${number}`);
            for (const who of ['ana', 'bob']) {
              const mine = arrivals.filter(([one]) => one === who).map(([, number]) => `${who} ${number}`);
              expect(heard(store, who) ?? []).toEqual([...new Set(mine)]);
            }
          },
        ),
        { numRuns: 40 },
      );
    });

    it('keeps nothing of an arrival whose step throws, and takes it when it comes again', () => {
      const store = open();
      say(store, 'ana', 'hello', 'one');
      claimed(store);
      expect(() => say(store, 'ana', '/crash', 'two')).toThrow('secret');
      expect(() => say(store, 'bob', '/crash', 'three')).toThrow('secret');
      expect(store.find(at('bob'))).toBeUndefined();
      expect(store.journal('r1')).toHaveLength(1);
      expect(claimed(store)).toEqual([]);
      expect(say(store, 'ana', 'fine', 'two')).toBe('applied');
    });

    it('has nobody to wake where there is no such record', () => {
      const store = open();
      expect(store.apply({ key: 'k', at: NOON, event: wake, record: 'nobody' }, echo)).toBe('nobody');
    });

    it('hands the step its id, the moment, and earlier lines only', () => {
      const store = open();
      say(store, 'ana', 'hello');
      const seen: unknown[] = [];
      const spy: Decide<EchoRecord> = (record, event, now, { id, journal }) => {
        seen.push(id, now, journal().length, record?.heard);
        return echo(record, event, now, { journal });
      };
      store.apply({ key: 'k', at: '2026-03-02T12:00:00Z', event: text('more'), from: at('ana') }, spy);
      expect(seen).toEqual(['r1', NOON, 1, ['hello']]);
    });
  });

  describe(`${name}: journal`, () => {
    it('folds to the record, whatever was said', () => {
      const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('/wake 2030-01-01T00:00:00Z'));
      fc.assert(
        fc.property(fc.array(anything, { minLength: 1, maxLength: 12 }), (lines) => {
          const store = open();
          lines.forEach((line, index) => say(store, 'ana', `x${line}`, String(index)));
          const found = store.find(at('ana'))!;
          expect(fold(store.journal(found.id))).toEqual(found.record);
        }),
        { numRuns: 40 },
      );
    });

    it('keeps what was decided and by which content, and no line when nothing came of it', () => {
      const store = open();
      const verdict: Decide<EchoRecord> = (record) => ({
        record: record ?? empty(),
        messages: [],
        events: [],
        decided: { verdict: 'rest' },
      });
      store.apply({ key: 'a', at: NOON, event: text('hi'), from: at('ana') }, verdict);
      say(store, 'ana', '/quiet');
      say(store, 'ana', 'last', 'c', ONE);
      const [first, second, ...none] = store.journal('r1');
      expect(first).toEqual({
        seq: 1,
        at: NOON,
        event: text('hi'),
        content: 'echo-1',
        patch: empty(),
        decided: { verdict: 'rest' },
      });
      expect(second).toEqual({
        seq: 2,
        at: ONE,
        event: text('last'),
        content: 'echo-1',
        patch: { heard: ['last'] },
      });
      expect(none).toEqual([]);
    });
  });

  describe(`${name}: events for others`, () => {
    it('happen in the same transaction, and one for nobody is dropped', () => {
      const store = open();
      say(store, 'ana', 'hello');
      say(store, 'bob', 'hello');
      claimed(store).forEach(({ id }) => store.settle([{ id, kind: 'sent' }]));
      say(store, 'bob', '/tell r1');
      expect(claimed(store)).toMatchObject([{ to: 'ana', text: `Woken at ${NOON}` }]);
      expect(say(store, 'bob', '/tell nobody')).toBe('applied');
    });

    it('that go in a circle end in an error, and nothing has happened', () => {
      const store = open();
      say(store, 'ana', 'hello');
      const circle: Decide<EchoRecord> = (record) => ({
        record: { ...(record ?? empty()), heard: ['changed'] },
        messages: [says('again')],
        events: [{ to: 'r1', event: wake }],
      });
      expect(() => store.apply({ key: 'k', at: NOON, event: wake, record: 'r1' }, circle)).toThrow('circle');
      expect(heard(store, 'ana')).toEqual(['hello']);
      expect(store.journal('r1')).toHaveLength(1);
    });
  });

  describe(`${name}: due`, () => {
    it('gives those whose time has come, longest first, no more than asked for', () => {
      const store = open();
      say(store, 'ana', `/wake ${ONE}`);
      say(store, 'bob', `/wake ${NOON}`);
      say(store, 'cleo', '/wake 2026-03-02T12:00:00.001Z');
      say(store, 'dan', 'no wish');
      expect(store.nextDue()).toBe(NOON);
      expect(store.due('2026-03-02T11:59:59.999Z', 9)).toEqual([]);
      expect(store.due(NOON, 9)).toEqual([{ record: 'r2', wakeAt: NOON, failures: 0 }]);
      expect(store.due(ONE, 9).map(({ record }) => record)).toEqual(['r2', 'r3', 'r1']);
      expect(store.due(ONE, 2)).toHaveLength(2);
    });

    it('reads any spelling of an instant, and refuses what is none', () => {
      const store = open();
      say(store, 'ana', '/wake 2026-03-02T13:00:00Z');
      expect(store.due(ONE, 9)).toHaveLength(1);
      expect(() => say(store, 'bob', '/wake soon')).toThrow(RangeError);
    });

    it('counts how often a record was put off, until one success', () => {
      const store = open();
      say(store, 'ana', `/wake ${NOON}`);
      store.postpone('r1', ONE);
      store.postpone('r1', ONE);
      expect(store.due(NOON, 9)).toEqual([]);
      expect(store.due(ONE, 9)).toEqual([{ record: 'r1', wakeAt: ONE, failures: 2 }]);
      say(store, 'ana', '/wake 2026-03-02T14:00:00Z', 'past', '2026-03-02T12:30:00.000Z');
      expect(store.due(ONE, 9)).toMatchObject([{ failures: 2 }]);
      store.apply({ key: 'w', at: ONE, event: wake, record: 'r1' }, echo);
      expect(store.due('2026-03-02T14:00:00.000Z', 9)).toMatchObject([{ failures: 0 }]);
    });

    it('is nobody once nobody asks any more', () => {
      const store = open();
      say(store, 'ana', `/wake ${NOON}`);
      store.apply({ key: 'w', at: NOON, event: wake, record: 'r1' }, echo);
      expect(store.nextDue()).toBeUndefined();
    });
  });

  describe(`${name}: outbox`, () => {
    it('gives answers before posts, and to each conversation its oldest only', () => {
      const store = open();
      const post: Decide<EchoRecord> = (record) => ({
        record: record ?? empty(),
        messages: [says('post', 'post'), says('late answer')],
        events: [],
      });
      store.apply({ key: 'a', at: NOON, event: text('x'), from: at('ana') }, post);
      store.apply({ key: 'b', at: NOON, event: text('x'), from: at('bob') }, saying('first', 'second'));
      expect(store.claim('playground', NOON, 1)).toMatchObject([{ to: at('bob'), message: says('first') }]);
      expect(claimed(store).map(({ text: one }) => one)).toEqual(['post']);
      expect(claimed(store)).toEqual([]);
    });

    it('waits until the time of a retry, and holds what comes later in that conversation', () => {
      const store = open();
      store.apply({ key: 'a', at: NOON, event: text('x'), from: at('ana') }, saying('first', 'second'));
      const [first] = store.claim('playground', NOON, 9);
      store.settle([{ id: first!.id, kind: 'retry', notBefore: ONE, fault: 'retry' }]);
      expect(store.claim('playground', '2026-03-02T12:59:59.999Z', 9)).toEqual([]);
      expect(store.claim('playground', ONE, 9)).toMatchObject([
        { id: first!.id, attempts: 2, at: NOON, keep: true },
      ]);
      store.settle([{ id: first!.id, kind: 'dead', fault: 'gone' }]);
      expect(claimed(store, ONE)).toMatchObject([{ text: 'second' }]);
    });

    it('keeps what may have arrived apart, whatever later attempts come to', () => {
      const store = open();
      const state = () => store.waiting().map((one) => one.state);
      store.apply({ key: 'a', at: NOON, event: text('x'), from: at('ana') }, saying('first'));
      for (const fault of ['limited', 'unknown', 'limited']) {
        expect(state()).toEqual([fault === 'limited' && state()[0] !== 'unknown' ? 'pending' : state()[0]]);
        const [{ id } = { id: 0 }] = store.claim('playground', NOON, 9);
        expect(state()).toEqual(['sending']);
        store.settle([{ id, kind: 'retry', notBefore: NOON, fault }]);
      }
      expect(state()).toEqual(['unknown']);
    });

    it('lets what failed go at once when a platform works again, but not what it asked to wait for', () => {
      const store = open();
      say(store, 'ana', 'one');
      say(store, 'bob', 'two');
      const faults = { ana: 'retry', bob: 'limited' } as Readonly<Record<string, string>>;
      store.settle(
        claimed(store).map(({ id, to }) => ({ id, kind: 'retry', notBefore: ONE, fault: faults[to] ?? '' })),
      );
      store.hurry('elsewhere', NOON);
      expect(claimed(store)).toEqual([]);
      store.hurry('playground', NOON);
      expect(claimed(store).map(({ to }) => to)).toEqual(['ana']);
    });

    it('leaves conversations alone that rest', () => {
      const store = open();
      say(store, 'ana', 'one');
      say(store, 'bob', 'two');
      expect(store.claim('playground', NOON, 9, ['ana']).map(({ to }) => to.id)).toEqual(['bob']);
      expect(claimed(store).map(({ to }) => to)).toEqual(['ana']);
    });

    it('says an occurrence once, and not after the time it is of use', () => {
      const store = open();
      const post: Decide<EchoRecord> = (record, event) => ({
        record: { ...(record ?? empty()), heard: [...(record ?? empty()).heard, event.type] },
        messages: [{ ...says('post', 'post'), occurrence: 'post:2026-03-02', until: ONE }],
        events: [],
      });
      store.apply({ key: 'a', at: NOON, event: text('x'), from: at('ana') }, post);
      store.apply({ key: 'b', at: NOON, event: text('x'), from: at('ana') }, post);
      expect(store.waiting()).toMatchObject([{ count: 1 }]);
      expect(store.overdue(NOON, 9)).toEqual([]);
      expect(store.claim('playground', ONE, 9)).toEqual([]);
      const late = { id: expect.any(Number) as number, record: 'r1', occurrence: 'post:2026-03-02' };
      expect(store.overdue(ONE, 9)).toEqual([late]);
      const missed: Event = { type: 'missed', occurrence: 'post:2026-03-02' };
      // What was missed may come up again.
      expect(store.apply({ key: 'missed', at: ONE, event: missed, record: 'r1' }, post)).toBe('applied');
      expect(store.overdue(NOON, 9)).toEqual([]);
      expect(store.waiting()).toMatchObject([
        { state: 'dead', count: 1 },
        { state: 'pending', count: 1 },
      ]);
    });

    it('does not show what nobody has seen only to close it', () => {
      const store = open();
      const asks =
        (...messages: ReturnType<typeof says>[]): Decide<EchoRecord> =>
        (record) => ({
          record: record ?? empty(),
          messages,
          events: [],
        });
      const question = { ...says('one?'), ref: 'q1' };
      const closing = { ...says(''), paragraphs: [], ref: 'q1', closes: true } as const;
      store.apply({ key: 'a', at: NOON, event: text('x'), from: at('ana') }, asks(question));
      store.apply({ key: 'b', at: NOON, event: text('x'), from: at('ana') }, asks(closing, says('two?')));
      expect(claimed(store).map(({ text: one }) => one)).toEqual(['two?']);
    });

    it('says everything once and in order, whatever fails on the way', () => {
      const plan = fc.array(fc.record({ who: fc.constantFrom('ana', 'bob'), faults: fc.nat(3) }), {
        maxLength: 12,
      });
      fc.assert(
        fc.property(plan, fc.integer({ min: 1, max: 3 }), (messages, limit) => {
          const store = open();
          messages.forEach(({ who, faults }, index) =>
            store.apply(
              { key: `${index}`, at: NOON, event: text('x'), from: at(who) },
              saying(`${index} ${faults}`),
            ),
          );
          const sent: { who: string; text: string }[] = [];
          for (let now = NOON, round = 0; round < 100; round++) {
            for (const { id, to, attempts, message } of store.claim('playground', now, limit)) {
              const said = message.paragraphs[0]!;
              if (attempts <= Number(said.split(' ')[1])) {
                store.settle([{ id, kind: 'retry', notBefore: ONE, fault: 'retry' }]);
                continue;
              }
              sent.push({ who: to.id, text: said });
              store.settle([{ id, kind: 'sent' }]);
            }
            if (round > 3) now = ONE;
          }
          for (const one of ['ana', 'bob']) {
            const expected = messages.flatMap(({ who, faults }, index) =>
              who === one ? [`${index} ${faults}`] : [],
            );
            expect(sent.filter(({ who }) => who === one).map(({ text: said }) => said)).toEqual(expected);
          }
        }),
        { numRuns: 40 },
      );
    });
  });

  describe(`${name}: forgetting`, () => {
    it('leaves nobody behind but a farewell, which may not be kept', () => {
      const store = open();
      say(store, 'ana', `/wake ${NOON}`);
      say(store, 'ana', '/forget');
      expect(store.find(at('ana'))).toBeUndefined();
      expect(store.journal('r1')).toEqual([]);
      expect(store.nextDue()).toBeUndefined();
      expect(store.claim('playground', NOON, 9)).toMatchObject([
        { keep: false, to: at('ana'), message: says('Goodbye') },
      ]);
      say(store, 'ana', 'me again', 'new');
      expect(store.find(at('ana'))).toEqual({ id: 'r2', record: { ...empty(), heard: ['me again'] } });
    });

    it('does not touch anybody else', () => {
      const store = open();
      say(store, 'ana', 'hello');
      say(store, 'bob', `/wake ${ONE}`);
      say(store, 'ana', '/forget');
      expect(store.find(at('bob'))?.id).toBe('r2');
      expect(store.nextDue()).toBe(ONE);
      expect(store.journal('r2')).toHaveLength(1);
    });

    it('says goodbye to a stranger whom nothing is kept of', () => {
      const store = open();
      expect(say(store, 'ana', '/forget')).toBe('applied');
      expect(store.find(at('ana'))).toBeUndefined();
      expect(claimed(store)).toMatchObject([{ to: 'ana', text: 'Goodbye' }]);
    });
  });

  it(`${name}: lets go of old keys only`, () => {
    const store = open();
    say(store, 'ana', 'old', 'old', NOON);
    say(store, 'ana', 'new', 'new', ONE);
    store.prune(ONE);
    expect(say(store, 'ana', 'new', 'new', ONE)).toBe('seen');
    expect(say(store, 'ana', 'old', 'old', ONE)).toBe('applied');
  });
}

function empty(): EchoRecord {
  return { version: 1, heard: [], zone: 'UTC', wakes: [] };
}
