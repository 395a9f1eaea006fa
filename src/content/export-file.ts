import { z } from 'zod';
import type { Decided } from '../coach/replay.ts';
import { allFacts } from './schemas/answers.ts';
import { sentence } from './sentences.ts';

const decidedVerdict = z.object({
  run: z.string().optional(),
  facts: allFacts,
  rows: z.array(z.string()),
  word: z.enum(['progress', 'repeat', 'rest']).optional(),
  level: z.number(),
  restDays: z.number(),
});

const line = z.object({ seq: z.number(), at: z.string(), decided: z.unknown().optional() });
const exported = z.object({ journal: z.array(line) });

/** The verdicts of an exported file, or why it cannot be read. */
export type ExportFile = { readonly verdicts: readonly Decided[] } | { readonly problem: string };

/** Reads what `/export` gave: its journal's verdicts, oldest first. */
export function readExport(text: string): ExportFile {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { problem: `It is not JSON (${error instanceof Error ? error.message : String(error)}).` };
  }
  const file = exported.safeParse(data, { error: sentence });
  if (!file.success) return { problem: `It is not an export of Comeback: ${firstOf(file.error)}.` };
  const verdicts: Decided[] = [];
  for (const { seq, at, decided } of file.data.journal) {
    for (const one of Array.isArray(decided) ? decided : [decided]) {
      const verdict: unknown = isRecord(one) ? one['verdict'] : undefined;
      if (verdict === undefined) continue;
      const read = decidedVerdict.safeParse(verdict, { error: sentence });
      if (!read.success)
        return {
          problem: `The verdict in line ${seq} of its journal cannot be read: ${firstOf(read.error)}.`,
        };
      const { run, facts, ...said } = read.data;
      verdicts.push({ at, run, facts, said });
    }
  }
  return { verdicts };
}

function firstOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  return `${path === '' ? '' : `${path}: `}expected ${issue?.message ?? 'something else'}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
