/** Seeded records of about 0.7 kB: a tree in which each parent has fifty children. */
import { chanceOf } from '../walks/chance';
import type { BenchRecord } from './record-mapping';

const words = 'reunión compromiso hito avance transparencia gobierno abierto evidencia acuerdo pendiente plazo responsable sociedad civil seguimiento informe datos consulta pública participación año niñez salud educación presupuesto'.split(' ');

export const idOf = (index: number): string => `r${(Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}${index.toString(36).padStart(5, '0')}`;

/** A parent that every size of the plan has, with its fifty children. */
export const queriedParent = idOf(3);

export const recordOf = (index: number): BenchRecord => {
  const chance = chanceOf(index + 17);
  const text = (letters: number): string => {
    let written = '';
    while (written.length < letters) written += `${chance.pick(words)} `;
    return written.slice(0, letters).trim();
  };
  return {
    id: idOf(index),
    kind: 'milestone',
    parent: index === 0 ? '' : idOf(Math.floor(index / 50)),
    title: text(60),
    body: text(400),
    status: chance.pick(['abierto', 'en curso', 'hecho', 'tarde']),
    due: `2026-${String(1 + chance.below(12)).padStart(2, '0')}-15`,
    owner: idOf(900_000 + chance.below(40)),
    tags: [text(12), text(12)],
    updated: 1_760_000_000_000 + index,
  };
};

export const records = (count: number): readonly BenchRecord[] => Array.from({ length: count }, (_, index) => recordOf(index));

export const editedRecord = (record: BenchRecord, edit: number): BenchRecord => ({ ...record, title: `e${edit} ${record.title}`.slice(0, 60), updated: record.updated + edit });
