/** What a person types about evidence, before it becomes a record. */
import type { Evidence, EvidenceKind, EvidencePlace, PeopleShown, Sensitivity } from '../../domain/evidence';
import type { RecordId } from '../../domain/ids';

/** Said of each piece by itself. */
export interface TypedWords {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly shows: string;
}

/** Said once of everything that is shown together. */
export interface TypedShared {
  readonly milestones: readonly RecordId[];
  readonly sensitivity: Sensitivity;
  /** A day, or nothing yet. */
  readonly embargoedUntil: string;
  readonly people: PeopleShown;
  readonly place: EvidencePlace;
}

export const nothingTyped: TypedShared = { milestones: [], sensitivity: 'public', embargoedUntil: '', people: 'none', place: {} };

export const sharedOf = ({ milestones, sensitivity, embargoedUntil, people, place }: Evidence): TypedShared => ({ milestones, sensitivity, embargoedUntil: embargoedUntil ?? '', people, place: place ?? {} });

/** Undefined where nobody said anything. */
export const placeSaid = ({ text, ...measured }: EvidencePlace): EvidencePlace | undefined => {
  const said = (text ?? '').trim();
  if (said === '' && measured.latitude === undefined) return undefined;
  return { ...measured, ...(said === '' ? {} : { text: said }) };
};

/** What is said of all as the record keeps it: an embargo has a day, nothing else has one. */
export const sharedDetails = ({ milestones, sensitivity, embargoedUntil, people, place }: TypedShared) => {
  const where = placeSaid(place);
  return { milestones: [...milestones], sensitivity, people, ...(sensitivity === 'embargoed' ? { embargoedUntil } : {}), ...(where ? { place: where } : {}) };
};
