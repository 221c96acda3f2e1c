import { test } from 'vitest';
import { seedsHold } from './seeds';

test('people who also meet and write minutes together lose no word either', { timeout: 600_000 }, () => seedsHold(1, 500, { withMeetings: true }));
