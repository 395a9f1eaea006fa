import { benchChat } from './chat.ts';
import { benchCrowd } from './crowd.ts';
import { benchMessage } from './message.ts';
import { heading, line } from './print.ts';
import { benchYear } from './year.ts';

heading('One message');
await benchMessage();

heading('A record, from daily chat');
await benchYear();

heading('From an update to the reply');
if (!(await benchChat())) {
  line('An answer takes longer, or the idle program more memory, than it may.');
  process.exitCode = 1;
}

heading('A heartbeat');
if (!(await benchCrowd())) {
  line('A heartbeat costs what is enrolled, not what is due.');
  process.exitCode = 1;
}
