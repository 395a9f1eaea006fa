import type { Connection } from '../connect.ts';

/** Somebody on the playground. */
export interface Person {
  readonly id: string;
  readonly zone: string;
  readonly locale: string;
}

/** The playground's people; their chats and files go with them. */
export function peopleTable(db: Connection) {
  const all = db.prepare<[], Person>('SELECT id, zone, locale FROM playground_people ORDER BY id');
  const get = db.prepare<[string], Person>('SELECT id, zone, locale FROM playground_people WHERE id = ?');
  const put = db.prepare<[Person]>(
    `INSERT INTO playground_people (id, zone, locale) VALUES (:id, :zone, :locale)
     ON CONFLICT DO UPDATE SET zone = excluded.zone, locale = excluded.locale`,
  );
  const remove = db.prepare<[string]>('DELETE FROM playground_people WHERE id = ?');
  const meet = db.prepare<[Person]>(
    'INSERT INTO playground_people (id, zone, locale) VALUES (:id, :zone, :locale) ON CONFLICT DO NOTHING',
  );

  return {
    people: () => all.all(),
    person: (id: string) => get.get(id),
    putPerson: ({ id, zone, locale }: Person) => void put.run({ id, zone, locale }),
    removePerson: (id: string) => void remove.run(id),
    /** Keeps somebody who is new and leaves everybody else as they are. */
    meet: ({ id, zone, locale }: Person) => void meet.run({ id, zone, locale }),
  };
}
