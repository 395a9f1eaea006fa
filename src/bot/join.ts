import { continueDay } from './day.ts';
import { open } from './dialogue.ts';
import type { Joined, LinkRefused } from './event.ts';
import { mergeRecords } from './merge.ts';
import { hurts } from './owed.ts';
import { carryTies } from './pairs/carry.ts';
import { nameOf } from './reach.ts';
import { readRecord, type Dialogue, type RunnerRecord } from './record.ts';
import { dayOfReport, entryOn } from './report.ts';
import { hasComeback, say, tell, type CoachTurn, type Turn } from './turn.ts';
import { countWrongCode } from './wrong-codes.ts';

/** What somebody tells of by themselves: nothing else asks for it. */
const MATTERS = ['pain', 'report', 'cleared'];

/** The code that was given is nobody's, or one's own. */
export function linkRefused(turn: Turn, why: LinkRefused['why']): void {
  if (why === 'unknown') countWrongCode(turn);
  say(turn, [tell(turn, `link-${why}`)]);
}

/** Another chat of the same runner becomes part of this record, with all its history. */
export function joined(turn: Turn, event: Joined): void {
  const { record } = turn;
  const other = readRecord(event.record);
  const untold = [...record.dialogues, ...other.dialogues].filter(({ kind }) => MATTERS.includes(kind));
  const both = record.comeback !== undefined && other.comeback !== undefined;
  const merged = mergeRecords(keepingEnrolment(record), keepingEnrolment(other));
  for (const key of Object.keys(record)) if (!(key in merged)) delete record[key as keyof RunnerRecord];
  Object.assign(record, merged);
  const platform = nameOf(turn, turn.on ?? '');
  say(turn, [tell(turn, 'linked-elsewhere', { platform })], { elsewhere: true });
  const unfinished = record.comeback === undefined && record.shelved !== undefined;
  say(turn, [
    tell(turn, 'linked'),
    both ? tell(turn, 'linked-merged') : undefined,
    record.comeback?.pausedOn === undefined ? undefined : tell(turn, 'paused-already'),
    unfinished ? tell(turn, 'linked-unfinished') : undefined,
  ]);
  carryTies(turn, other);
  takeUpPain(turn, untold);
  continueDay(turn);
  if (!hasComeback(turn)) return;
  // What was being told when the chats were joined is asked again: it may be a reason not to run.
  for (const dialogue of untold) {
    const { kind, about } = dialogue;
    const asked = record.dialogues.some((one) => one.kind === kind);
    if (!asked && !isTold(turn, dialogue)) open(turn, kind, about);
  }
}

/** A pain that was half told stays told as far as it was, the worst of both chats: nothing is posted before it is known. */
function takeUpPain({ record }: Turn, untold: readonly Dialogue[]): void {
  const level = ({ answers }: Dialogue) => Number(answers['pain-now'] ?? 0);
  const [worst] = untold
    .filter((one) => one.kind === 'pain' && hurts(one))
    .toSorted((a, b) => level(b) - level(a));
  if (!worst) return;
  record.asked += 1;
  record.dialogues.push({ ...worst, ref: `q${record.asked}` });
  // Asked in this chat, whatever was asked in the other.
  if (record.owed?.key === 'pain') delete record.owed;
}

/** A run that was told in the other chat would count twice if it were told again; what can be corrected is still corrected. */
function isTold(turn: CoachTurn, dialogue: Dialogue): boolean {
  if (dialogue.kind !== 'report') return false;
  const [, entry] = entryOn(turn, dayOfReport(turn, dialogue)) ?? [];
  return entry !== undefined && (dialogue.about['correct'] !== 'yes' || entry.closed === true);
}

/** An enrolment that is under way is put aside, not lost: /start goes on with it. */
function keepingEnrolment(record: RunnerRecord): RunnerRecord {
  const enrolment = record.dialogues.find(({ kind }) => kind === 'enrol');
  return enrolment ? { ...record, shelved: enrolment } : record;
}
