import busboy from 'busboy';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A file in a call. */
export interface Upload {
  readonly name: string;
  readonly body: Buffer;
}

/** What came as a form: its texts and files by the names of their parts. */
export interface Form {
  readonly texts: Readonly<Record<string, string>>;
  readonly files: readonly Upload[];
}

/** Whether a request carries a form. */
export function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('multipart/') ?? false;
}

/** Reads a form with a parser that nobody here wrote. */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const texts: Record<string, string> = {};
  const reading: Promise<Upload>[] = [];
  await new Promise<void>((resolve, reject) => {
    const form = busboy({ headers: request.headers });
    form.on('field', (name, value) => {
      texts[name] = value;
    });
    form.on('file', (part, stream, { filename }) => {
      reading.push(buffer(stream).then((body) => ({ name: filename ?? part, body })));
    });
    form.on('close', resolve);
    form.on('error', reject);
    request.pipe(form);
  });
  return { texts, files: await Promise.all(reading) };
}
