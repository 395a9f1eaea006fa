import { join } from 'node:path';
import { openEchoStore } from '../support/echo-store.ts';
import { tempFolder } from '../support/temp.ts';
import { storeContract } from './contract.ts';

storeContract('in memory', () => openEchoStore(':memory:').store);
storeContract('in a file', () => openEchoStore(`file:${join(tempFolder(), 'comeback.db')}`).store);
