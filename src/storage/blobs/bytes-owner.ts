import type { Device } from '../device';

/** Bytes belong to the same person and plan as the words beside them. */
export const bytesOwner = ({ name }: Pick<Device['words']['database'], 'name'>): string => name.slice('words:'.length);
