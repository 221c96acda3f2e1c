/** An institution of the plan: a government area, a body of another branch, an organization of civil society. */
import type { RecordId } from './ids';
import type { Words } from './json';

export const sectors = ['government', 'civilSociety', 'academia', 'privateSector', 'international', 'unaffiliated'] as const;
export type Sector = (typeof sectors)[number];

export const branches = ['executive', 'legislative', 'judicial', 'publicMinistry', 'oversight'] as const;
export type Branch = (typeof branches)[number];

export interface Organization {
  readonly id: RecordId;
  readonly name: Words;
  readonly acronym?: string;
  readonly sector: Sector;
  readonly branch?: Branch;
  readonly parent?: RecordId;
  readonly active: boolean;
  readonly demo?: boolean;
}
