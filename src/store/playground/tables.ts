import type { Connection } from '../connect.ts';
import { clockTable } from './clock.ts';
import { entriesTable, type Content } from './entries.ts';
import { filesTable } from './files.ts';
import { peopleTable, type Person } from './people.ts';

/** The platform whose chats are kept here too, because no platform's server keeps them for us. */
export const PLAYGROUND = 'playground';

/** All that the playground keeps. */
export function playgroundTables(db: Connection) {
  const clock = clockTable(db);
  const { meet, ...people } = peopleTable(db);
  const { add, edit, addWords, ...entries } = entriesTable(db);
  const { putFile, file } = filesTable(db);

  return {
    ...clock,
    ...people,
    ...entries,
    file,
    addWords: db.transaction((from: Person, at: string, text: string) => {
      meet(from);
      return addWords(from.id, at, text);
    }),
    addMessage: db.transaction((parcel: number, to: Person, at: string, content: Content) => {
      meet(to);
      const id = add(parcel, to.id, at, content);
      if (content.file) putFile(id, content.file);
      return id;
    }),
    editMessage: db.transaction((id: number, content: Content) => {
      edit(id, content);
      if (content.file) putFile(id, content.file);
    }),
  };
}
