/**
 * What a disk may hold when the power goes.
 *
 * What was synced is there. Of what was written since, each file keeps everything, nothing, a beginning, or any part in
 * any order; a write may be torn between sectors. Names that were made or removed since the folder was synced are there
 * up to some moment. Bytes beside a write are never harmed: SQLite relies on that ("powersafe overwrite").
 */
import type { Chance } from '../../walks/chance';
import type { DiskStep } from './watched-disk';

interface File {
  /** What no cut can take away. */
  synced: Buffer;
  /** Writes and truncations since. */
  pending: DiskStep[];
}

export interface Disk {
  /** The next thing that happened. */
  readonly take: (step: DiskStep) => void;
  /** One of the states in which a cut at this moment may leave it: content by name. */
  readonly cut: (chance: Chance) => ReadonlyMap<string, Buffer>;
  /** Nothing but what was synced. */
  readonly synced: () => ReadonlyMap<string, Buffer>;
}

/** Whether the sector of this byte arrived. */
type Arrives = (at: number) => boolean;

const whole: Arrives = () => true;
const smallestSector = 512;

type Naming = { readonly name: string; readonly file: File | undefined };

export const aDisk = (): Disk => {
  const names = new Map<string, File>();
  let syncedNames = new Map<string, File>();
  let pendingNames: Naming[] = [];

  const name = (naming: Naming): void => {
    apply(names, naming);
    pendingNames.push(naming);
  };
  const take = (step: DiskStep): void => {
    if (step.failed && step.kind !== 'sync') return;
    if (step.kind === 'create') return name({ name: step.name, file: { synced: Buffer.alloc(0), pending: [] } });
    if (step.kind === 'remove') return name({ name: step.name, file: undefined });
    if (step.kind === 'sync' && step.name === '.') {
      syncedNames = new Map(names);
      pendingNames = [];
      return;
    }
    const file = names.get(step.name);
    if (!file) throw new Error(`${step.name} was written and never made`);
    if (step.kind !== 'sync') return void file.pending.push(step);
    // What a sync could not bring to the disk is not tried again by a later one: the system takes it for written.
    if (!step.failed) file.synced = contentAfter(file.synced, file.pending, () => whole);
    file.pending = [];
  };
  const cut = (chance: Chance): ReadonlyMap<string, Buffer> => {
    const there = new Map(syncedNames);
    for (const naming of pendingNames.slice(0, howMany(chance, pendingNames.length))) apply(there, naming);
    return new Map([...there].map(([each, file]) => [each, survivorOf(file, chance)]));
  };
  return { take, cut, synced: () => new Map([...syncedNames].map(([each, file]) => [each, file.synced])) };
};

const apply = (names: Map<string, File>, { name, file }: Naming): void => {
  if (file) names.set(name, file);
  else names.delete(name);
};

/** Everything, nothing, or a beginning. */
const howMany = (chance: Chance, all: number): number => (chance.happens(0.4) ? all : chance.happens(0.3) ? 0 : chance.below(all + 1));

const survivorOf = ({ synced, pending }: File, chance: Chance): Buffer => {
  const sector = chance.pick([smallestSector, 4096]);
  const kept = chance.happens(0.5) ? pending.slice(0, howMany(chance, pending.length)) : anyOf(pending, chance);
  const torn = chance.happens(0.5) ? chance.below(kept.length + 1) : undefined;
  return contentAfter(synced, kept, (step, index) => (index === torn || (torn !== undefined && chance.happens(0.1)) ? sectorsOf(step, sector, chance) : whole));
};

const anyOf = (pending: readonly DiskStep[], chance: Chance): readonly DiskStep[] => {
  const share = chance.next();
  return pending.filter(() => chance.happens(share));
};

/** Which bytes of a torn write arrive: whole sectors of the disk, each or not; or the first ones. */
const sectorsOf = (step: DiskStep, sector: number, chance: Chance): Arrives => {
  const first = Math.floor(step.offset / sector);
  const count = Math.floor((step.offset + step.bytes.length - 1) / sector) - first + 1;
  const edge = chance.happens(0.5) ? chance.below(count + 1) : undefined;
  const arrived = Array.from({ length: count }, (_, index) => (edge === undefined ? chance.happens(0.5) : index < edge));
  return (at) => arrived[Math.floor(at / sector) - first] ?? false;
};

/** The file grows even where the bytes do not arrive: they are zero then. */
const contentAfter = (content: Buffer, steps: readonly DiskStep[], arrivalOf: (step: DiskStep, index: number) => Arrives): Buffer => {
  const room = Buffer.alloc(Math.max(content.length, ...steps.map(({ offset, bytes }) => offset + bytes.length)));
  content.copy(room);
  let length = content.length;
  steps.forEach((step, index) => {
    if (step.kind === 'truncate') room.fill(0, step.offset);
    else writeInto(room, step, arrivalOf(step, index));
    length = step.kind === 'truncate' ? step.offset : Math.max(length, step.offset + step.bytes.length);
  });
  return room.subarray(0, length);
};

const writeInto = (room: Buffer, { offset, bytes }: DiskStep, arrives: Arrives): void => {
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + smallestSector - ((offset + from) % smallestSector));
    if (arrives(offset + from)) bytes.copy(room, offset + from, from, to);
    from = to;
  }
};
