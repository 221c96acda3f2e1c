import { useSyncExternalStore } from 'react';
import type { DraftKeeper, Keeping } from '../../storage/draft-keeper';

/** Where what is typed stands. */
export const useKeeping = (keeper: DraftKeeper): Keeping => useSyncExternalStore(keeper.subscribe, keeper.keeping);
