import type { IncomingHttpHeaders } from 'node:http';
import { violate } from './refusal.ts';

/** One part of a form. */
export interface Part {
  readonly name: string;
  /** Only files have one. */
  readonly filename: string | undefined;
  readonly bytes: Buffer;
}

const BREAK = Buffer.from('\r\n\r\n');

/**
 * Splits a `multipart/form-data` body. The real server is as lenient about a part's head: names stand with quotes or
 * without, a file's name may hold spaces and any letter, and no space is needed behind a semicolon.
 */
export function readParts(headers: IncomingHttpHeaders, body: Buffer): readonly Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(headers['content-type'] ?? '');
  const mark = Buffer.from(`--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  if (mark.length === 2 || at < 0) throw violate("can't parse the request as a form");
  for (;;) {
    at += mark.length;
    if (body.toString('latin1', at, at + 2) === '--') return parts;
    const next = body.indexOf(mark, at);
    if (next < 0) throw violate("can't parse the request as a form: it is cut off");
    parts.push(readPart(body.subarray(at + 2, next - 2)));
    at = next;
  }
}

function readPart(part: Buffer): Part {
  const end = part.indexOf(BREAK);
  const head = part.toString('utf8', 0, Math.max(end, 0));
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? '';
  const name = parameter(disposition, 'name');
  if (end < 0 || name === undefined) throw violate("can't parse the request as a form: a part has no name");
  return { name, filename: parameter(disposition, 'filename'), bytes: part.subarray(end + BREAK.length) };
}

function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|;)\\s*${name}=(?:"([^"]*)"|([^;\\r]*))`, 'i').exec(disposition);
  return found?.[1] ?? found?.[2]?.trim();
}
