import type { Address, Event } from '../../src/bot/event.ts';
import type { Message } from '../../src/bot/message.ts';
import type { Onward, Outcome } from '../../src/bot/outcome.ts';
import type { Coach } from '../../src/program.ts';
import type { Context } from '../../src/store/store.ts';
import { echo, says, type EchoRecord } from './echo.ts';

/**
 * An echo that has clubs: `/club <what>` in a room is done by that room's club, which begins with the first one. It can
 * `say` something, put up a `board` and change it, put up `another`, `close` it, `seek` somebody, tell how to `open` it,
 * `end` (which forgets it) and be `silent`.
 */
export const clubCoach: Partial<Coach<EchoRecord>> = { step };

function step(
  record: EchoRecord | undefined,
  event: Event,
  now: string,
  context: Context,
): Outcome<EchoRecord> {
  const kept = record ?? { version: 1, heard: [], zone: 'UTC', wakes: [] };
  if (event.type === 'text' && event.room && event.text.startsWith('/club ')) {
    const { room, person } = event;
    const picked = person ? `, picks ${person.platform} ${person.id}` : '';
    return {
      record: kept,
      messages: [says(`${room.admin ? 'Keeper' : 'Member'} of ${room.title}${picked}`)],
      events: [toClub({ platform: room.platform, id: room.id }, context.id, event.text.slice(6))],
    };
  }
  if (event.type === 'left-room') {
    return {
      record: kept,
      messages: [says('You left')],
      events: [toClub(event.room, context.id, 'say less')],
    };
  }
  if (event.type === 'absent') return { record: kept, messages: [says('Somebody is absent')], events: [] };
  if (event.type === 'unreachable' && record) return { record, messages: [], events: [] };
  if (event.type !== 'club') return echo(record, event, now, context);
  const [word = '', ...rest] = (event.act === 'founded' ? (event.title ?? '') : '').split(' ');
  const messages = does(word, rest.join(' '));
  return word === 'end' ? { messages, events: [] } : { record: kept, messages, events: [] };
}

function toClub(room: Address, who: string, title: string): Onward {
  const settings = { hour: '09:00', zone: 'UTC', locale: 'en', posts: [] };
  return { to: room, creates: true, event: { type: 'club', act: 'founded', who, room, title, settings } };
}

function does(word: string, rest: string): readonly Message[] {
  const board = { ...says(rest, 'post'), ref: 'board', pin: true } as const;
  if (word === 'board') return [{ ...board, edits: true }];
  if (word === 'another') return [board];
  if (word === 'close') return [{ ...says(rest), ref: 'board', closes: true }];
  if (word === 'seek') return [{ ...says(''), paragraphs: [], seeks: { platform: 'playground', id: rest } }];
  if (word === 'open') return [{ ...says('Come in.'), opens: { command: 'club', args: 'join' } }];
  if (word === 'ask')
    return [{ ...says('In?'), asks: 'in', ref: 'in', buttons: [[{ id: 'yes', label: 'Yes' }]] }];
  return word === 'silent' ? [] : [says(word === 'end' ? 'The club has ended' : rest || word, 'post')];
}
