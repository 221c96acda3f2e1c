/** The benchmark's records as milestones of a plan: every field of the record stands in a field of ours, and comes back. */
import type { Fields } from '../../src/domain/json';

export interface BenchRecord {
  readonly id: string;
  readonly kind: string;
  readonly parent: string;
  readonly title: string;
  readonly body: string;
  readonly status: string;
  readonly due: string;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly updated: number;
}

const root = 'root';

export const recordToFields = (record: BenchRecord): Fields => ({
  commitment: record.parent || root,
  code: record.kind,
  order: 0,
  text: { es: record.title },
  deliverable: { es: record.body },
  due: record.due,
  dueStated: `${record.updated} ${record.status}`,
  weight: 1,
  responsible: record.owner,
  indicators: record.tags.map((tag, index) => ({ code: String(index), text: { es: tag } })),
});

interface MilestoneFields {
  readonly commitment: string;
  readonly code: string;
  readonly text: { readonly es: string };
  readonly deliverable: { readonly es: string };
  readonly due: string;
  readonly dueStated: string;
  readonly responsible: string;
  readonly indicators: readonly { readonly text: { readonly es: string } }[];
}

export const fieldsToRecord = (id: string, fields: Fields): BenchRecord => {
  const milestone = fields as unknown as MilestoneFields;
  const cut = milestone.dueStated.indexOf(' ');
  return {
    id,
    kind: milestone.code,
    parent: milestone.commitment === root ? '' : milestone.commitment,
    title: milestone.text.es,
    body: milestone.deliverable.es,
    status: milestone.dueStated.slice(cut + 1),
    due: milestone.due,
    owner: milestone.responsible,
    tags: milestone.indicators.map((indicator) => indicator.text.es),
    updated: Number(milestone.dueStated.slice(0, cut)),
  };
};

/** The fields of a record that an edit of the benchmark changes. */
export const editedFields = (record: BenchRecord): Fields => ({ text: { es: record.title }, dueStated: `${record.updated} ${record.status}` });
