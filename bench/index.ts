import { benchCrowd } from './crowd.ts';
import { benchMessage } from './message.ts';
import { heading, line } from './print.ts';
import { benchYear } from './year.ts';

heading('One message');
await benchMessage();

heading('A record, from daily chat');
await benchYear();

heading('A heartbeat');
if (!(await benchCrowd())) {
  line('A heartbeat costs what is enrolled, not what is due.');
  process.exitCode = 1;
}
