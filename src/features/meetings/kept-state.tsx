/** Whether what is typed is on the disk, and since when. */
import { useSyncExternalStore } from 'react';
import type { DraftKeeper } from '../../storage/draft-keeper';
import { KeepingNote } from '../../ui/keeping-note';

export const KeptState = ({ keeper }: { readonly keeper: DraftKeeper }) => <KeepingNote keeping={useSyncExternalStore(keeper.subscribe, keeper.keeping)} onAgain={() => void keeper.flush()} />;
