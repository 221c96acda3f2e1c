import { test } from 'vitest';
import { seedsHold } from './seeds';

test('a thousand walks through lost letters, power cuts and restored servers lose no word and leak no row', { timeout: 600_000 }, () => seedsHold(1, 1000));
