import { describe, expect, it } from 'vitest';
import { commonDays, commonHours, weekOf } from '../../src/clubs/matching-fit.ts';
import { match } from '../../src/clubs/matching.ts';
import { seeker } from '../support/seekers.ts';

const nobody = { pairs: [], trios: [], alone: [] };

describe('buddies', () => {
  it('speak the same language', () => {
    const pool = [
      seeker('ana', { language: 'de' }),
      seeker('ben'),
      seeker('mei', { language: 'de' }),
      seeker('tom', { language: 'fr' }),
      seeker('uma'),
    ];
    expect(match(pool)).toEqual({
      pairs: [
        ['ana', 'mei'],
        ['ben', 'uma'],
      ],
      trios: [],
      alone: ['tom'],
    });
  });

  it.each([
    [['ben'], []],
    [[], ['ana']],
    [['ben'], ['ana']],
  ])('are never two of whom one keeps apart from the other', (anas, bens) => {
    const pool = [seeker('ana', { apart: anas, trio: true }), seeker('ben', { apart: bens, trio: true })];
    expect(match(pool)).toEqual({ ...nobody, alone: ['ana', 'ben'] });
    expect(match([...pool, seeker('mei', { trio: true })])).toEqual({
      ...nobody,
      pairs: [['ana', 'mei']],
      alone: ['ben'],
    });
  });

  it('share as many waking hours as can be; then the phase; then their running days', () => {
    const far = { offset: 600 };
    const later = { phase: 'progressing' } as const;
    const weekend = { days: ['sat', 'sun'] } as const;
    expect(
      match([
        seeker('ana', { ...far, ...later, ...weekend }),
        seeker('ben', far),
        seeker('mei', { ...later, ...weekend }),
        seeker('tom'),
      ]).pairs,
    ).toEqual([
      ['ana', 'ben'],
      ['mei', 'tom'],
    ]);
    expect(
      match([
        seeker('ana', { ...later, ...weekend }),
        seeker('ben', weekend),
        seeker('mei', later),
        seeker('tom'),
      ]).pairs,
    ).toEqual([
      ['ana', 'mei'],
      ['ben', 'tom'],
    ]);
    expect(
      match([seeker('ana', weekend), seeker('ben'), seeker('mei', weekend), seeker('tom')]).pairs,
    ).toEqual([
      ['ana', 'mei'],
      ['ben', 'tom'],
    ]);
  });

  it('are found for somebody whom the best pairs would leave out', () => {
    // Ben and Mei fit best, but Ana can only be with Ben, and Tom only with Mei.
    const pool = [
      seeker('ana', { offset: 600, apart: ['mei', 'tom'] }),
      seeker('ben'),
      seeker('mei'),
      seeker('tom', { offset: 600, apart: ['ben'] }),
    ];
    expect(match(pool).pairs).toEqual([
      ['ana', 'ben'],
      ['mei', 'tom'],
    ]);
  });

  it('are nobody where nobody is, or only one', () => {
    expect(match([])).toEqual(nobody);
    expect(match([seeker('ana', { trio: true })])).toEqual({ ...nobody, alone: ['ana'] });
  });

  it('are never somebody and the same somebody; who is twice in the pool keeps apart from all that is named', () => {
    expect(match([seeker('ana'), seeker('ana')])).toEqual({ ...nobody, alone: ['ana'] });
    const pool = [seeker('ana'), seeker('ben'), seeker('ana', { apart: ['ben', 'ana', 'somebody else'] })];
    expect(match(pool)).toEqual({ ...nobody, alone: ['ana', 'ben'] });
  });
});

describe('three', () => {
  const [ana, ben, mei] = ['ana', 'ben', 'mei'].map((id) => seeker(id, { trio: true }));

  it('come together when one is left over and all of them say yes', () => {
    expect(match([ana!, ben!, mei!])).toEqual({ ...nobody, trios: [['ana', 'ben', 'mei']] });
  });

  it.each(['ana', 'ben', 'mei'])('do not when %s does not', (no) => {
    const pool = [ana!, ben!, mei!].map((one) => (one.id === no ? { ...one, trio: false } : one));
    expect(match(pool)).toEqual({ ...nobody, pairs: [['ana', 'ben']], alone: ['mei'] });
  });

  it('are only made of who speaks their language', () => {
    expect(match([ana!, ben!, { ...mei!, language: 'de' }])).toEqual({
      ...nobody,
      pairs: [['ana', 'ben']],
      alone: ['mei'],
    });
  });

  it('come together even if others have to change their buddies for it', () => {
    // Those who want to be two fit best with those who would be three.
    const far = { offset: 600 };
    const pool = [{ ...ana!, ...far }, ben!, mei!, seeker('tom', far), seeker('uma', { phase: 'early' })];
    expect(match(pool)).toEqual({
      ...nobody,
      pairs: [['tom', 'uma']],
      trios: [['ana', 'ben', 'mei']],
    });
  });

  it('are no more than it takes', () => {
    const pool = Array.from({ length: 9 }, (_, at) => seeker(`r${at}`, { trio: true }));
    const { pairs, trios, alone } = match(pool);
    expect([pairs.length, trios.length, alone.length]).toEqual([3, 1, 0]);
  });
});

describe('what two have in common', () => {
  it.each([
    ['the same clocks', 60, 60, 15],
    ['an hour apart', 60, 0, 14],
    ['half an hour apart, of which only full hours count', 330, 300, 14],
    ['a quarter of the way', 360, 0, 9],
    ['farther, and it is not less', 540, 0, 6],
    ['half-way round the globe, in the morning and in the evening', 720, 0, 6],
    ['a day apart, and the same hours', 780, -660, 15],
    ['more than a day apart', 840, -660, 14],
  ])('%s: %i and %i minutes share %i hours', (_what, a, b, hours) => {
    expect([commonHours(a, b), commonHours(b, a)]).toEqual([hours, hours]);
  });

  it('is never less than six hours, wherever they are', () => {
    const offsets = Array.from({ length: 107 }, (_, at) => -720 + at * 15);
    const hours = offsets.flatMap((a) => offsets.map((b) => commonHours(a, b)));
    expect([Math.min(...hours), Math.max(...hours)]).toEqual([6, 15]);
  });

  it('is the days on which both run, each once', () => {
    expect(commonDays(weekOf(['mon', 'tue', 'sun']), weekOf(['sun', 'mon', 'mon', 'sat']))).toBe(2);
    expect(commonDays(weekOf([]), weekOf(['sun']))).toBe(0);
  });
});
