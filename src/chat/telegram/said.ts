import type { Message } from '../../bot/message.ts';
import { TEXT_MOST } from './limits.ts';
import { plain, split } from './text.ts';

/** Joins words and is not seen: the platform would read a name behind an @ and call whoever has it. */
const UNSEEN = '\u2060';

/** Stands at the end of what was cut short. */
const MORE = '…';

/** A message with an address of ours as its last line. */
export function withLink(message: Message, link: string): Message {
  return { ...message, paragraphs: [...message.paragraphs, link] };
}

/**
 * A message as it is said in front of others: nothing there is pressed or typed, and what is changed in its place
 * stays one message, cut short where it must be. `last` is a line that stays whole behind it.
 */
export function inFront(message: Message, last?: string): Message {
  const said = quietly(message);
  const ending = last === undefined ? '' : `\n\n${last}`;
  const text = said.paragraphs.map(plain).join('\n\n');
  if (!said.edits || text.length + ending.length <= TEXT_MOST)
    return last === undefined ? said : withLink(said, last);
  const [first] = split(text, TEXT_MOST - ending.length - MORE.length);
  const cut = { ...said, paragraphs: [`${first?.text ?? ''}${MORE}`] };
  return last === undefined ? cut : withLink(cut, last);
}

/** Nothing to press, and nobody is called by their name. */
function quietly(message: Message): Message {
  const { buttons: _, typed: _typed, several: _several, strong, ...said } = message;
  const quiet = (text: string) => text.replace(/@(?=\w)/g, `@${UNSEEN}`);
  return {
    ...said,
    paragraphs: said.paragraphs.map(quiet),
    ...(strong !== undefined && { strong: quiet(strong) }),
  };
}
