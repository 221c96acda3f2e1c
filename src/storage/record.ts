/** One act of the person who holds the device, from a screen to the disk, also where its page is left meanwhile. */
import type { DecisionRefusal } from '../domain/deciding';
import { changeId } from '../domain/ids';
import type { Result } from '../domain/result';
import type { Device } from './device';
import { doLeftActs, keptOverLeaving } from './left-acts';
import { personNow } from './person-reads';
import { write, type Act, type Writing, type WritingDevice } from './write';

/** Writes one act of the person who holds the device: durable, then visible. `rest`: waited for in between, where the screen shows the words already. */
export const record = async (device: Device, act: Act, rest?: () => Promise<void>): Promise<Result<Writing, DecisionRefusal>> => {
  // Words for minutes are kept over the end of a page as words, by whoever has them.
  if (act.kind === 'minutes.append') return write(showingAfter(rest, device), act, { person: await personNow(device), today: device.today() });
  const id = act.id ?? changeId(device.now(), device.random(16));
  return keptOverLeaving(device.words, { id, act }, async () => write(showingAfter(rest, device), { ...act, id }, { person: await personNow(device), today: device.today() }));
};

const showingAfter = (rest: (() => Promise<void>) | undefined, device: Device): WritingDevice =>
  rest === undefined ? device : { ...device, show: (rows) => rest().then(() => device.show(rows)) };

/** Does what a former page had begun when it was left. */
export const finishLeftActs = (device: Device): Promise<void> => doLeftActs(device.words, ({ id, act }) => record(device, { ...act, id }));
