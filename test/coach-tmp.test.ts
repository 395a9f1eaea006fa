import { test } from 'vitest';
import { decide } from '../src/coach/decision.ts';
import { rules } from './support/coach.ts';
import { person } from './support/person.ts';
test('speed', () => {
  const f = { injury:'tendon',completed:'all',posted:true,pattern:'gone',peak:2,sharp:false,worse:false,stride:false,morning:1,swollen:true,night:false,unsettled:false,risingPeaks:1,stuckBefore:0,restsBefore:0,late:false,referred:false} as const;
  let t = performance.now();
  for (let i=0;i<100000;i++) decide(rules.rows,f);
  console.log('decide us', (performance.now()-t)/100);
  t = performance.now();
  const p = person('2026-03-02T06:00:00Z',{check:false, zone:'Europe/Berlin'});
  p.enrols();
  let n=0;
  while (p.now < '2027-03-02') { 
    if (!p.waits()) break; n++;
    if (p.asked()) { p.answers(); }
    const m = p.last.at(-1);
    if (m?.buttons?.flat().some(b=>b.id==='done')) { p.taps('done'); p.answers(); }
  }
  console.log('year', performance.now()-t, 'steps', p.journal.length, 'waits', n, p.comeback.state, p.now);
}, 100000);
