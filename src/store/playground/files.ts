import type { Attachment } from '../../bot/message.ts';
import type { Connection } from '../connect.ts';

/** The files that hang on the playground's messages, apart from them: a chat is read without its files. */
export function filesTable(db: Connection) {
  const put = db.prepare<[Attachment & { entry: number }]>(
    'INSERT OR REPLACE INTO playground_files (entry, name, mime, body) VALUES (:entry, :name, :mime, :body)',
  );
  const get = db.prepare<[number], Attachment>(
    'SELECT name, mime, body FROM playground_files WHERE entry = ?',
  );

  return {
    putFile: (entry: number, { name, mime, body }: Attachment) => void put.run({ entry, name, mime, body }),
    file: (entry: number) => get.get(entry),
  };
}
