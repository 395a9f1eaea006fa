import { describe, expect, it } from 'vitest';
import { ASKING, faultAt, message, parcel, shownOf, withAna } from './support.ts';

const TICKED = [[{ id: 'mon', label: '✓ Mon' }]];

describe('an edit', () => {
  const edit = message('Which days?', { ref: 'q1', buttons: TICKED, edits: true });

  it('changes what stands there', async () => {
    const { fake, ana, send } = await withAna();
    const shown = shownOf(await send(parcel(ana.id, message('Which days?', ASKING))));
    expect(await send(parcel(ana.id, edit, { shown }))).toEqual({ kind: 'sent', shown });
    expect(
      ana
        .sees()
        .filter((one) => one.byBot)
        .map((one) => one.buttons),
    ).toMatchObject([[[{ text: '✓ Mon' }]]]);
    expect(fake.violations).toEqual([]);
  });

  it('that may have been done counts as done when the platform will not do it again', async () => {
    const { fake, ana, send } = await withAna();
    const shown = shownOf(await send(parcel(ana.id, message('Which days?', ASKING))));
    const again = parcel(ana.id, edit, { shown });
    faultAt(fake, 'editMessageText', 1, { is: 'lost' });
    expect(await send(again)).toEqual({ kind: 'unknown' });
    expect(await send({ ...again, attempts: 2 })).toEqual({ kind: 'sent', shown });
    expect(ana.sees().filter((one) => one.byBot)).toHaveLength(1);
  });

  it('of what is nowhere is said anew, at the next attempt too', async () => {
    const { fake, ana, send } = await withAna();
    faultAt(fake, 'sendMessage', 1, { is: 'internal' });
    const anew = parcel(ana.id, edit, { shown: '999' });
    expect(await send(anew)).toEqual({ kind: 'retry' });
    expect(await send({ ...anew, attempts: 2 })).toMatchObject({ kind: 'sent' });
    expect(await send(parcel(ana.id, edit))).toMatchObject({ kind: 'sent' });
    expect(ana.sees().filter((one) => one.byBot)).toHaveLength(2);
  });
});

describe('a closing', () => {
  it('takes the buttons away, and changes the text where it has one', async () => {
    const { fake, ana, send } = await withAna();
    const shown = shownOf(await send(parcel(ana.id, message('Sore?', ASKING))));
    expect(await send(parcel(ana.id, message([], { ref: 'q1', closes: true }), { shown }))).toEqual({
      kind: 'sent',
    });
    expect(ana.sees().at(-1)).toMatchObject({ text: 'Sore?', buttons: [] });
    const other = shownOf(await send(parcel(ana.id, message('Swollen?', ASKING))));
    await send(parcel(ana.id, message(['Swollen?', '✓ No'], { ref: 'q1', closes: true }), { shown: other }));
    expect(ana.sees().at(-1)).toMatchObject({ text: 'Swollen?\n\n✓ No', buttons: [] });
    expect(fake.violations).toEqual([]);
  });

  it('is done where there is nothing to close any more, and says nothing', async () => {
    const { ana, send } = await withAna();
    const closing = message(['Over.'], { ref: 'q1', closes: true });
    expect(await send(parcel(ana.id, closing))).toEqual({ kind: 'sent' });
    expect(await send(parcel(ana.id, closing, { shown: '999' }))).toEqual({ kind: 'sent' });
    expect(ana.sees().filter((one) => one.byBot)).toEqual([]);
  });

  it('that could not get through is tried again', async () => {
    const { fake, ana, send } = await withAna();
    const shown = shownOf(await send(parcel(ana.id, message('Sore?', ASKING))));
    fake.fault(() => ({ is: 'internal' }));
    expect(await send(parcel(ana.id, message([], { closes: true }), { shown }))).toEqual({ kind: 'retry' });
  });
});
