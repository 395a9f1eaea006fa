import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { ApiError } from './api-error.ts';
import type { SentFile } from './calls.ts';
import type { Json } from './json.ts';

export interface Body {
  readonly json: Json | undefined;
  readonly multipart: boolean;
  readonly files: readonly SentFile[];
  /** Why it could not be read. */
  readonly error?: ApiError;
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Reads JSON, or a form with `payload_json` and files. */
export async function readBody(request: IncomingMessage, bytes: Buffer): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: undefined, multipart: false, files: [] };
  if (type.startsWith('multipart/form-data')) return readForm(type, bytes);
  if (type.startsWith('application/json'))
    return { ...parsed(bytes.toString('utf8')), multipart: false, files: [] };
  const error = new ApiError(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'Invalid Form Body', {
    errors: {
      _errors: [
        {
          code: 'CONTENT_TYPE_INVALID',
          message: 'Expected "Content-Type" header to be one of {\'application/json\'}.',
        },
      ],
    },
    mistake: true,
  });
  return { json: undefined, multipart: false, files: [], error };
}

function parsed(text: string): Pick<Body, 'json' | 'error'> {
  try {
    return { json: JSON.parse(text) as Json };
  } catch {
    return {
      json: undefined,
      error: new ApiError(
        400,
        RESTJSONErrorCodes.RequestBodyContainsInvalidJSON,
        'The request body contains invalid JSON.',
        { mistake: true },
      ),
    };
  }
}

async function readForm(type: string, bytes: Buffer): Promise<Body> {
  const files: SentFile[] = [];
  let payload: string | undefined;
  await new Promise<void>((resolve, reject) => {
    const reader = busboy({ headers: { 'content-type': type } });
    reader.on('field', (name, value) => {
      if (name === 'payload_json') payload = value;
    });
    reader.on('file', (field, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () =>
        files.push({ field, name: filename ?? field, contentType: mimeType, body: Buffer.concat(chunks) }),
      );
    });
    reader.on('close', resolve);
    reader.on('error', reject);
    reader.end(bytes);
  });
  return { ...(payload === undefined ? { json: {} } : parsed(payload)), multipart: true, files };
}
