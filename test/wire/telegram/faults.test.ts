import { describe, expect, it } from 'vitest';
import type { Call } from './calls.ts';
import type { Fault } from './faults.ts';
import { REAL_LIMITS } from './limits.ts';
import { handClock, refusal, rig } from './rig.ts';

/** The second message to Ana goes wrong; what the bot got, and what she sees. */
async function secondGoesWrong(fault: Fault): Promise<{ answer: string; seen: (string | undefined)[] }> {
  const { telegram, api } = await rig();
  const ana = telegram.person({ first_name: 'Ana' });
  const ben = telegram.person({ first_name: 'Ben' });
  ana.says('/start');
  ben.says('/start');
  telegram.fault((call) => (call.chat === ana.id && call.nth === 2 ? fault : undefined));
  await api.sendMessage(ana.id, 'one');
  await api.sendMessage(ben.id, 'one');
  let answer = 'nothing';
  await api.sendMessage(ana.id, 'two').catch((error: unknown) => {
    answer = error instanceof Error ? error.message : 'something';
  });
  await api.sendMessage(ana.id, 'three');
  expect(telegram.calls[2]?.outcome).toMatchObject({ ok: false, fault });
  expect(telegram.violations).toEqual([]);
  return {
    answer,
    seen: ana
      .sees()
      .slice(1)
      .map((message) => message.text),
  };
}

describe('on the wire', () => {
  it('patience may be asked for', async () => {
    const { answer, seen } = await secondGoesWrong({ is: 'too-many', retryAfter: 7 });
    expect(answer).toMatch(/429: Too Many Requests: retry after 7/);
    expect(seen).toEqual(['one', 'three']);
  });

  it('the server may fail', async () => {
    const { answer, seen } = await secondGoesWrong({ is: 'internal' });
    expect(answer).toMatch(/500: Internal Server Error/);
    expect(seen).toEqual(['one', 'three']);
  });

  it('something in between may fail, in HTML', async () => {
    const { answer, seen } = await secondGoesWrong({ is: 'bad-gateway' });
    expect(answer).toMatch(/Network request for 'sendMessage' failed/);
    expect(seen).toEqual(['one', 'three']);
  });

  it('the connection may be reset before anything was done', async () => {
    const { answer, seen } = await secondGoesWrong({ is: 'reset' });
    expect(answer).toMatch(/Network request for 'sendMessage' failed/);
    expect(seen).toEqual(['one', 'three']);
  });

  it('the answer may be lost when everything was done', async () => {
    const { answer, seen } = await secondGoesWrong({ is: 'lost' });
    expect(answer).toMatch(/Network request for 'sendMessage' failed/);
    expect(seen).toEqual(['one', 'two', 'three']);
  });

  it('there may be no answer ever', async () => {
    const { telegram, api } = await rig();
    telegram.fault((call) => (call.method === 'getMe' ? { is: 'hang' } : undefined));
    const given = new AbortController();
    const asked = api.getMe(given.signal as never);
    await telegram.until(() => telegram.calls.length === 1);
    given.abort();
    await expect(asked).rejects.toThrow('Network request');
    await telegram.until(() => telegram.calls[0]?.outcome !== undefined);
    expect(telegram.calls[0]?.outcome).toEqual({ ok: false, fault: { is: 'hang' } });
    const hangs = api.getMe().catch((error: unknown) => String(error));
    await telegram.until(() => telegram.calls.length === 2);
    await telegram.close();
    expect(await hangs).toMatch(/Network request/);
  });

  it('everybody may listen', async () => {
    const { telegram, api } = await rig();
    const heard: Call[] = [];
    const stop = telegram.onCall((call) => heard.push(call));
    await api.getMe();
    stop();
    await api.getMe();
    expect(heard.map((call) => [call.n, call.method, call.outcome?.ok])).toEqual([[1, 'getMe', true]]);
  });
});

describe('how much may be sent', () => {
  it('is not limited by itself', async () => {
    const { telegram, api } = await rig({ clock: handClock() });
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('/start');
    for (let count = 0; count < 40; count += 1) await api.sendMessage(ana.id, `${count}`);
    expect(ana.sees()).toHaveLength(41);
  });

  it('is one message a second to a chat, and thirty to everybody', async () => {
    const clock = handClock();
    const { telegram, api } = await rig({ clock, limits: REAL_LIMITS });
    const people = Array.from({ length: 31 }, (_, at) => telegram.person({ first_name: `P${at}` }));
    for (const person of people) person.says('/start');
    const [ana] = people;
    const [last] = people.slice(-1);
    if (!ana || !last) throw new Error('nobody is there');
    for (const person of people.slice(0, 30)) await api.sendMessage(person.id, 'one');
    expect(await refusal(api.sendMessage(last.id, 'two'))).toBe('429 Too Many Requests: retry after 1');
    clock.moves(0.9);
    expect(await refusal(api.sendMessage(ana.id, 'two'))).toBe('429 Too Many Requests: retry after 1');
    clock.moves(0.1);
    await api.sendMessage(ana.id, 'two');
    expect(await refusal(api.sendMessage(ana.id, 'three'))).toMatch(/^429/);
    await api.sendMessage(last.id, 'two');
    expect(telegram.violations).toEqual([]);
  });

  it('is twenty a minute to a group, and says how long to wait in two places', async () => {
    const clock = handClock();
    const { telegram, api } = await rig({ clock, limits: { perGroupMinute: 20 } });
    const club = telegram.group({ title: 'Club' });
    for (let count = 0; count < 20; count += 1) await api.sendMessage(club.id, `${count}`);
    clock.moves(15);
    const answer = await fetch(
      `${telegram.apiRoot}/bot${telegram.token}/sendMessage?chat_id=${club.id}&text=x`,
    );
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('45');
    expect(await answer.json()).toMatchObject({ parameters: { retry_after: 45 } });
    clock.moves(45);
    await api.sendMessage(club.id, 'x');
  });

  it('may pass faster than in life', async () => {
    const clock = handClock();
    const { telegram, api } = await rig({ clock, limits: { perChatSecond: 1, scale: 100 } });
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('/start');
    await api.sendMessage(ana.id, 'one');
    clock.moves(0.01);
    await api.sendMessage(ana.id, 'two');
    expect(await refusal(api.sendMessage(ana.id, 'three'))).toMatch(/^429/);
  });
});
