import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  type APIStringSelectComponent,
} from 'discord.js';
import type { Button, Message } from '../../bot/message.ts';
import { customIds } from './custom-id.ts';
import {
  LONGEST_LABEL,
  LONGEST_OPTION_LABEL,
  LONGEST_PLACEHOLDER,
  LONGEST_VALUE,
  MOST_IN_ROW,
  MOST_OPTIONS,
  MOST_ROWS,
} from './limits.ts';
import { shorten } from './split.ts';

/** A row below a message. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The words of a platform's own part, by key. */
export type Words = Readonly<Record<string, string>>;

/** Everything below a message that can be answered: buttons where they fit, else selects. `owner` may use them. */
export function rowsOf(message: Message, owner: string, words: Words): readonly Row[] {
  const { ref } = message;
  if (ref === undefined || message.closes) return [];
  const sheet: Sheet = { words, idOf: customIds(owner, ref) };
  const typed = message.typed ? typeButton(sheet) : undefined;
  const given = distinct(message.buttons ?? []);
  const all = given.flat();
  const several = message.several ? severalSelect(sheet, all.slice(0, -1)) : undefined;
  if (several) return [several, ...rowOf(typed)];
  if (all.length === 0) return rowOf(typed).slice();
  return buttonRows(sheet, given, typed) ?? selectRows(sheet, all, typed);
}

interface Sheet {
  readonly words: Words;
  readonly idOf: ReturnType<typeof customIds>;
}

/** The buttons in the rows they came in if those fit, else in as few rows as possible; undefined where none can hold them. */
function buttonRows(
  sheet: Sheet,
  given: readonly (readonly Button[])[],
  typed: APIButtonComponentWithCustomId | undefined,
): readonly Row[] | undefined {
  const all = given.flat();
  const more = typed ? 1 : 0;
  if (all.length + more > MOST_ROWS * MOST_IN_ROW) return undefined;
  const fits = given.length + more <= MOST_ROWS && given.every((row) => row.length <= MOST_IN_ROW);
  const drawn: APIButtonComponentWithCustomId[][] = [];
  for (const row of fits ? given : chunks(all, MOST_IN_ROW)) {
    const line: APIButtonComponentWithCustomId[] = [];
    for (const { id, label } of row) {
      const custom = sheet.idOf('button', id);
      if (custom === undefined) return undefined;
      line.push(button(custom, label));
    }
    drawn.push(line);
  }
  if (typed && drawn.length < MOST_ROWS) drawn.push([typed]);
  else if (typed) drawn.at(-1)?.push(typed);
  return drawn.flatMap(rowOf);
}

/** As many selects as the buttons need; of more than Discord can show, the last can still be typed. */
function selectRows(
  sheet: Sheet,
  all: readonly Button[],
  typed: APIButtonComponentWithCustomId | undefined,
): readonly Row[] {
  const usable = all.filter(({ id }) => id.length <= LONGEST_VALUE);
  const selects = chunks(usable, MOST_OPTIONS).slice(0, MOST_ROWS - (typed ? 1 : 0));
  return [
    ...selects.flatMap((options, at) => {
      const custom_id = sheet.idOf('pick', String(at));
      if (custom_id === undefined) return [];
      return rowOf(select(custom_id, options, sheet.words['chat-pick'], 1));
    }),
    ...rowOf(typed),
  ];
}

/** One select for all answers that count together; undefined where it cannot hold them. */
function severalSelect(sheet: Sheet, options: readonly Button[]): Row | undefined {
  const custom_id = sheet.idOf('several', '');
  const fit = options.length > 0 && options.length <= MOST_OPTIONS;
  // They come back joined by spaces: an answer with a space in it would be two.
  if (!fit || custom_id === undefined || options.some(({ id }) => id.length > LONGEST_VALUE || /\s/.test(id)))
    return undefined;
  return rowOf(select(custom_id, options, sheet.words['chat-pick-several'], options.length))[0];
}

function select(
  custom_id: string,
  options: readonly Button[],
  placeholder: string | undefined,
  max_values: number,
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id,
    ...(placeholder && { placeholder: shorten(placeholder, LONGEST_PLACEHOLDER) }),
    min_values: 1,
    max_values,
    options: options.map(({ id, label }): APISelectMenuOption => ({
      value: id,
      label: shown(label, LONGEST_OPTION_LABEL),
    })),
  };
}

function typeButton(sheet: Sheet): APIButtonComponentWithCustomId | undefined {
  const id = sheet.idOf('type', '');
  return id === undefined ? undefined : button(id, sheet.words['chat-type'] ?? '');
}

function button(custom_id: string, label: string): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id,
    label: shown(label, LONGEST_LABEL),
  };
}

/** A label as Discord takes it: it must show something, and knows no markup. */
function shown(label: string, longest: number): string {
  const clean = label.toWellFormed().trim();
  return clean === '' ? '…' : shorten(clean, longest);
}

function rowOf(
  inside: APIComponentInMessageActionRow | readonly APIComponentInMessageActionRow[] | undefined,
): readonly Row[] {
  const components = inside === undefined ? [] : [inside].flat();
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

/** Two buttons that give the same answer would be one to Discord: the first stays. */
function distinct(rows: readonly (readonly Button[])[]): readonly (readonly Button[])[] {
  const seen = new Set<string>();
  return rows
    .map((row) => row.filter(({ id }) => id !== '' && !seen.has(id) && seen.add(id)))
    .filter((row) => row.length > 0);
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}
