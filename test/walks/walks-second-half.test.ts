import { test } from 'vitest';
import { seedsHold } from './seeds';

test('another thousand walks hold every invariant', { timeout: 600_000 }, () => seedsHold(1001, 1000));
