import { describe, expect, it } from 'vitest';
import { differs, listings } from '../../../src/chat/telegram/commands.ts';
import { OFFERS } from './support.ts';

const find = (all: ReturnType<typeof listings>, type: string, language?: string) =>
  all.find((one) => one.scope.type === type && one.language_code === language)?.commands;

describe('the lists of commands', () => {
  it('hold everything in private, and in groups what is offered everywhere, for one’s own eyes', () => {
    const all = listings(OFFERS, ['en']);
    expect(all).toHaveLength(3);
    expect(find(all, 'all_private_chats')?.map((one) => one.command)).toEqual(['start', 'today', 'export']);
    expect(find(all, 'default')).toEqual(find(all, 'all_private_chats'));
    expect(find(all, 'all_group_chats')).toEqual([
      { command: 'start', description: 'begins', is_ephemeral: true },
      { command: 'today', description: 'what today is', is_ephemeral: true },
    ]);
  });

  it('are in the first language for everybody, and in each further one', () => {
    const all = listings(OFFERS, ['en', 'de', 'de-AT', 'gsw']);
    expect(all).toHaveLength(6);
    expect(find(all, 'default')?.[0]?.description).toBe('begins');
    expect(find(all, 'default', 'de')?.[0]?.description).toBe('fängt an');
  });

  it('leave out what the platform would refuse, and cut what is too long for it', () => {
    const text = { en: `${'x'.repeat(254)}👍👍` };
    const [list] = listings(
      [
        { name: 'why-not', everywhere: false, text },
        { name: 'blank', everywhere: false, text: { en: ' ' } },
        { name: 'why', everywhere: false, text },
      ],
      ['en'],
    );
    expect(list?.commands).toEqual([{ command: 'why', description: `${'x'.repeat(254)}…` }]);
  });

  it('are told only where they differ', () => {
    const ours = [{ command: 'start', description: 'begins' }];
    expect(differs(ours, [{ description: 'begins', command: 'start' }])).toBe(false);
    expect(differs(ours, [{ command: 'start', description: 'begins', is_ephemeral: false }])).toBe(false);
    expect(differs(ours, [{ command: 'start', description: 'begins', is_ephemeral: true }])).toBe(true);
    expect(differs(ours, [{ command: 'start', description: 'ends' }])).toBe(true);
    expect(differs(ours, [])).toBe(true);
  });

  it('are for groups too where they are about groups', () => {
    const text = { en: 'a club' };
    const all = listings([{ name: 'club', everywhere: false, rooms: true, text }], ['en']);
    expect(find(all, 'all_group_chats')).toEqual([
      { command: 'club', description: 'a club', is_ephemeral: true },
    ]);
  });
});
