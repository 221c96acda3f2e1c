/** Test files share a process: a clock that one of them stopped goes on again before the next begins. */
import { afterEach, vi } from 'vitest';

afterEach(() => void vi.useRealTimers());
