import type { Connection } from '../connect.ts';

/** A group on the playground. */
export interface Room {
  readonly id: string;
  readonly title: string;
  /** By how long they have been in it: the first one keeps it. */
  readonly members: readonly string[];
}

/** The playground's rooms and who is in them; what was said there goes with a room. */
export function roomsTable(db: Connection) {
  const all = db.prepare<[], Omit<Room, 'members'>>('SELECT id, title FROM playground_rooms ORDER BY id');
  const get = db.prepare<[string], Omit<Room, 'members'>>(
    'SELECT id, title FROM playground_rooms WHERE id = ?',
  );
  const put = db.prepare<[string, string]>(
    `INSERT INTO playground_rooms (id, title) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET title = excluded.title`,
  );
  const members = db
    .prepare<[string], string>('SELECT person FROM playground_members WHERE room = ? ORDER BY number')
    .pluck();
  const enter = db.prepare<[string, string]>(
    'INSERT INTO playground_members (room, person) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const leave = db.prepare<[string, string]>('DELETE FROM playground_members WHERE room = ? AND person = ?');
  const removeEmpty = db.prepare<[]>(
    'DELETE FROM playground_rooms WHERE id NOT IN (SELECT room FROM playground_members)',
  );
  const whole = (room: Omit<Room, 'members'>): Room => ({ ...room, members: members.all(room.id) });

  return {
    rooms: () => all.all().map(whole),
    room(id: string) {
      const found = get.get(id);
      return found && whole(found);
    },
    putRoom: (id: string, title: string) => void put.run(id, title),
    enter: (room: string, person: string) => void enter.run(room, person),
    leave: (room: string, person: string) => void leave.run(room, person),
    removeEmpty: () => void removeEmpty.run(),
  };
}
