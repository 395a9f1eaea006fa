import type { Connection } from '../connect.ts';
import { clockTable } from './clock.ts';
import { entriesTable, type Content } from './entries.ts';
import { filesTable } from './files.ts';
import { peopleTable, type Person } from './people.ts';
import { roomsTable, type Room } from './rooms.ts';

/** The platform whose chats are kept here too, because no platform's server keeps them for us. */
export const PLAYGROUND = 'playground';

/** All that the playground keeps. */
export function playgroundTables(db: Connection) {
  const clock = clockTable(db);
  const { meet, removePerson, ...people } = peopleTable(db);
  const { rooms, room, putRoom, enter, leave, removeEmpty } = roomsTable(db);
  const { add, edit, addWords, ...entries } = entriesTable(db);
  const { putFile, file } = filesTable(db);

  function goesIn(id: string, person: Person): void {
    meet(person);
    enter(id, person.id);
  }

  return {
    ...clock,
    ...people,
    ...entries,
    rooms,
    room,
    file,
    /** Whoever is forgotten leaves every room, and their words there go too. A club's room is nobody's, and stays. */
    removePerson: db.transaction((id: string) => {
      removePerson(id);
      removeEmpty();
    }),
    /** Makes a room or changes its title, and puts people into it. */
    putRoom: db.transaction((id: string, title: string, members: readonly Person[]) => {
      putRoom(id, title);
      for (const one of members) goesIn(id, one);
    }),
    enterRoom: db.transaction(goesIn),
    leaveRoom: db.transaction((id: string, person: string) => {
      leave(id, person);
      removeEmpty();
    }),
    addWords: db.transaction((from: Person, at: string, text: string, where?: Pick<Room, 'id'>) => {
      if (where) goesIn(where.id, from);
      else meet(from);
      return addWords(from.id, at, text, where?.id);
    }),
    addMessage: db.transaction(
      (parcel: number, to: Person | { readonly room: string }, at: string, content: Content) => {
        if (!('room' in to)) meet(to);
        const id = add(parcel, 'room' in to ? to : { person: to.id }, at, content);
        if (content.file) putFile(id, content.file);
        return id;
      },
    ),
    editMessage: db.transaction((id: number, content: Content) => {
      edit(id, content);
      if (content.file) putFile(id, content.file);
    }),
  };
}
