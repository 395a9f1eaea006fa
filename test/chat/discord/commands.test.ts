import type { APIApplicationCommand } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandsOf, differs } from '../../../src/chat/discord/commands.ts';
import { OFFERS } from './bench.ts';

const wanted = commandsOf(OFFERS, ['en', 'de']);

/** The same as Discord holds it: with ids, nulls for what is not there, and in its own order. */
function held(): APIApplicationCommand[] {
  return wanted
    .map((command, at) => ({
      ...command,
      id: String(at),
      application_id: '1',
      version: '1',
      name_localizations: null,
      default_member_permissions: null,
      nsfw: false,
      dm_permission: true,
      contexts: command.contexts?.toReversed() ?? null,
      description_localizations: command.description_localizations ?? null,
      options: command.options?.map((option) => ({ ...option, required: undefined })),
    }))
    .toReversed() as unknown as APIApplicationCommand[];
}

describe('commands', () => {
  it('are offered where they belong, in every language there is', () => {
    expect(wanted).toEqual([
      {
        type: 1,
        name: 'today',
        description: 'What today is',
        description_localizations: { de: 'Was heute ist' },
        contexts: [0, 1, 2],
        integration_types: [0, 1],
      },
      {
        type: 1,
        name: 'done',
        description: 'Reports a run',
        description_localizations: { de: 'Meldet einen Lauf' },
        options: [
          {
            type: 3,
            name: 'day',
            description: 'Which day',
            description_localizations: { de: 'Welcher Tag' },
            required: false,
            choices: [
              { name: 'today', name_localizations: { de: 'heute' }, value: 'today' },
              { name: 'yesterday', name_localizations: { de: 'gestern' }, value: 'yesterday' },
            ],
          },
        ],
        contexts: [0, 1, 2],
        integration_types: [0, 1],
      },
      {
        type: 1,
        name: 'pain',
        description: 'Tells of pain',
        description_localizations: { de: 'Meldet Schmerz' },
        options: [
          {
            type: 3,
            name: 'words',
            description: 'In your words',
            description_localizations: { de: 'In deinen Worten' },
            required: false,
          },
        ],
        contexts: [1],
        integration_types: [0, 1],
      },
    ]);
  });

  it('are cut to what Discord takes', () => {
    const label = { en: 'x'.repeat(120) };
    const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ id: String(at), label }));
    const offer = (count: number) => ({
      name: 'a',
      everywhere: true,
      text: label,
      options: [{ name: 'b', text: label, choices: choices(count) }],
    });
    const [few] = commandsOf([offer(25)], ['en']);
    expect(few).toMatchObject({ description: `${'x'.repeat(99)}…`, options: [{ choices: { length: 25 } }] });
    expect(commandsOf([offer(26)], ['en'])[0]?.options?.[0]).not.toHaveProperty('choices');
  });

  it('are written anew only when anything about them differs', () => {
    expect(differs(held(), wanted)).toBe(false);
    expect(differs(held().slice(1), wanted)).toBe(true);
    expect(differs([...held(), ...held().slice(0, 1)], wanted)).toBe(true);
    const changes: readonly Partial<APIApplicationCommand>[] = [
      { description: 'Else' },
      { description_localizations: { de: 'Anders' } },
      { name_localizations: { de: 'heute' } },
      { contexts: [1] },
      { integration_types: [0] },
      { options: [{ type: 3, name: 'x', description: 'x' }] },
      { default_member_permissions: '0' },
      { type: 2 },
    ];
    for (const change of changes) {
      const [first, ...rest] = held().toReversed();
      expect(differs(first ? [{ ...first, ...change }, ...rest] : [], wanted)).toBe(true);
    }
  });
});
