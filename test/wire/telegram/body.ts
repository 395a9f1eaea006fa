import type { IncomingMessage } from 'node:http';
import type { Upload } from './api.ts';
import { readParts } from './multipart.ts';
import { Refusal, refuse, violate } from './refusal.ts';

/** What came with a request. */
export interface Body {
  readonly params: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;
  /** Whether the values are texts that stand for numbers and objects. */
  readonly fromForm: boolean;
  /** Why nothing of it could be read. */
  readonly problem?: Refusal;
}

/** More than the biggest file with everything around it. */
const BODY_MOST = 60 * 1024 * 1024;
const NONE: ReadonlyMap<string, Upload> = new Map();
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads parameters from the address and the body. */
export async function readBody(message: IncomingMessage, query: URLSearchParams): Promise<Body> {
  try {
    return await read(message, query);
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { params: {}, uploads: NONE, fromForm: false, problem };
  }
}

async function read(message: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const inAddress = Object.fromEntries(query);
  const type = message.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(message, inAddress);
  const text = decode(await readAll(message));
  if (text === '') return { params: inAddress, uploads: NONE, fromForm: true };
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const fields = Object.fromEntries(new URLSearchParams(text));
    return { params: { ...inAddress, ...fields }, uploads: NONE, fromForm: true };
  }
  return { params: { ...inAddress, ...parse(text) }, uploads: NONE, fromForm: false };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw violate("can't parse the request as JSON");
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw violate("can't parse the request as a JSON object");
  return value as Readonly<Record<string, unknown>>;
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw violate('strings must be encoded in UTF-8');
  }
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_MOST) throw refuse(413, 'Request Entity Too Large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A file that comes under a parameter's own name is that parameter; others are referred to as `attach://…`. */
async function readForm(
  message: IncomingMessage,
  inAddress: Readonly<Record<string, unknown>>,
): Promise<Body> {
  const params: Record<string, unknown> = { ...inAddress };
  const uploads = new Map<string, Upload>();
  for (const { name, filename, bytes } of readParts(message.headers, await readAll(message)))
    if (filename === undefined) params[name] = decode(bytes);
    else uploads.set(name, { name: filename, bytes });
  const referred = new Set(Object.values(params));
  for (const name of uploads.keys()) if (!referred.has(`attach://${name}`)) params[name] = `attach://${name}`;
  return { params, uploads, fromForm: true };
}
