import { RequestFault } from './faults.ts';
import { LONGEST_BODY } from './limits.ts';

/** The JSON of a request's body, whatever type it is said to have: foreign pages are stopped by their origin. Throws a `RequestFault`. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await bodyText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestFault(400, 'the body is no JSON');
  }
}

/** Reads to the end even what is too long: who is cut off while sending does not hear why. */
async function bodyText({ body }: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length <= LONGEST_BODY) chunks.push(chunk);
  }
  if (length > LONGEST_BODY) throw new RequestFault(413, `the body is longer than ${LONGEST_BODY} bytes`);
  return Buffer.concat(chunks).toString();
}
