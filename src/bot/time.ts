import { numberWord } from './numeral.ts';
import type { Lexicon } from './words.ts';

/** The time a text says, as HH:MM: "7", "7:30", "07.30", "7 am", "half past seven"; undefined where it says none. */
export function findTime(text: string, lexicon: Lexicon): string | undefined {
  const { lead, morning, evening, offsets } = lexicon.times;
  const bare = text.replace(lead, '');
  const said = bare.replace(evening, '').replace(morning, '');
  const [words = '', offset = 0] = Object.entries(offsets).find(([one]) => said.startsWith(`${one} `)) ?? [];
  const clock = clockOf(said.slice(words.length).trim(), lexicon);
  if (!clock || (words !== '' && clock.minute !== 0)) return undefined;
  const late = evening.test(bare);
  const hour = (clock.hour % (late || morning.test(bare) ? 12 : 24)) + (late ? 12 : 0);
  const minutes = hour * 60 + clock.minute + offset;
  const digits = (value: number): string => String(value).padStart(2, '0');
  return minutes < 0 ? undefined : `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
}

function clockOf(text: string, lexicon: Lexicon): Clock | undefined {
  const match = /^(?<hour>\d{1,2})(?:[:.h ]?(?<minute>[0-5]\d)|h)?$/u.exec(text)?.groups;
  return match
    ? { hour: Number(match['hour']), minute: Number(match['minute'] ?? 0) }
    : inWords(text, lexicon);
}

/** "seven", "seven thirty", "seven forty-five". */
function inWords(text: string, lexicon: Lexicon): Clock | undefined {
  const [hour, ...rest] = text.split(/[ -]/u).map((word) => numberWord(word, lexicon));
  if (hour === undefined || hour > 12) return undefined;
  const [tens, ones] = rest;
  if (rest.length === 0) return { hour, minute: 0 };
  if (tens === undefined || tens < 10 || tens > 59) return undefined;
  if (rest.length === 1) return { hour, minute: tens };
  const both =
    rest.length === 2 && tens >= 20 && tens % 10 === 0 && ones !== undefined && ones > 0 && ones < 10;
  return both ? { hour, minute: tens + ones } : undefined;
}
