import { recordId, type RecordId } from '../../domain/ids';
import type { Device } from '../../storage/device';

/** The name of a record that is made here and now. */
export const newId = (device: Pick<Device, 'now' | 'random'>): RecordId => recordId(device.now(), device.random(10));
