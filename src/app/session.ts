/**
 * Who holds this device. Unlocking the device is not the server's session: the person who came in last opens the app
 * without asking anybody, and a session that ends hides nothing.
 */
import { create } from 'zustand';
import { nameByChance } from '../domain/ids';
import type { Result } from '../domain/result';
import { isRefusedFor, type Trouble } from '../features/accounts/ask-server';
import { askMe, endSession, type Account, type AccountPlan, type Me } from '../features/accounts/me';
import { noteNamed, putNote } from '../storage/disk-note';
import { randomBytes } from './chance';
import { keepHere, keptHere, onKeptElsewhere } from './kept-here';
import { forgetGlances } from './page-glances';

export interface Holder {
  readonly user: Account;
  readonly plan: AccountPlan;
  readonly demo: boolean;
  /** When the server's session ends if nobody visits before, in ms. */
  readonly expiresAt: number;
}

interface SessionState {
  /** Undefined: nobody came in, or the last one left. */
  readonly holder: Holder | undefined;
  /** Somebody else came in on this browser while this tab was open. */
  readonly other: Holder | undefined;
}

const readHolder = (text: string | undefined): Holder | undefined => (text === undefined ? undefined : (JSON.parse(text) as Holder));

export const useSession = create<SessionState>()(() => ({ holder: readHolder(keptHere('holder')), other: undefined }));

/** The same as localStorage says of the session, on the disk. The later step is the truth. */
interface SessionNote {
  readonly step: number;
  readonly holder: Holder | null;
  readonly owesSignOut: boolean;
}

const stepHere = (): number => Number(keptHere('step')) || 0;

const noteSession = (): void => {
  const note: SessionNote = { step: stepHere() + 1, holder: useSession.getState().holder ?? null, owesSignOut: keptHere('owesSignOut') !== undefined };
  keepHere('step', String(note.step));
  // Where the disk refuses it, localStorage alone remembers, as before.
  putNote('session', note).catch(reportError);
};

/** A browser that was killed has forgotten what localStorage was told last: who came in, or who left. */
export const recallSession = async (): Promise<void> => {
  const note = (await noteNamed('session').catch(() => undefined)) as SessionNote | undefined;
  if (!note || note.step <= stepHere()) return;
  keepHere('step', String(note.step));
  keepHere('owesSignOut', note.owesSignOut ? '1' : undefined);
  keepHere('holder', note.holder ? JSON.stringify(note.holder) : undefined);
  useSession.setState({ holder: note.holder ?? undefined });
};

/** The mark of the hands that the browser's session is in; a new one is made before it may change. */
export const handsMark = (): string => keptHere('hands') ?? '';

export const changeHands = (): void => keepHere('hands', nameByChance(randomBytes(16)));

/** Gives the device to whoever signed in. False when they belong to no plan. */
export const takeDevice = ({ user, plans, session, demo }: Me): boolean => {
  const before = useSession.getState().holder;
  const plan = plans.find(({ id }) => before?.user.id === user.id && id === before.plan.id) ?? plans[0];
  if (!plan) return false;
  hold({ user, plan, demo, expiresAt: session.expiresAt });
  return true;
};

/** The server said again who is signed in: the date of the session moves on, a name may have changed. */
export const refreshHolder = (me: Me): void => {
  if (me.user.id === useSession.getState().holder?.user.id) takeDevice(me);
};

export const openAsOther = (): void => {
  const { other } = useSession.getState();
  if (other) useSession.setState({ holder: other, other: undefined });
};

const hold = (holder: Holder): void => {
  keepHere('holder', JSON.stringify(holder));
  useSession.setState({ holder, other: undefined });
  noteSession();
};

/** Leaves the device. What was kept on it stays, under its owner's name; offline the server is told later. */
export const signOut = async (): Promise<void> => {
  changeHands();
  keepHere('holder', undefined);
  keepHere('owesSignOut', '1');
  useSession.setState({ holder: undefined, other: undefined });
  noteSession();
  forgetGlances().catch(reportError);
  await paySignOut();
};

const paySignOut = async (): Promise<boolean> => {
  if (keptHere('owesSignOut') === undefined) return true;
  const ended = await endSession();
  const isPaid = ended.accepted || isRefusedFor(ended.refusal, 'not-signed-in');
  if (isPaid) {
    keepHere('owesSignOut', undefined);
    noteSession();
  }
  return isPaid;
};

/** Nobody holds the device, yet the browser may still have a session: it is opened, unless its person had left. */
export const resumeSession = async (): Promise<void> => {
  if (useSession.getState().holder) return;
  const hadLeft = keptHere('owesSignOut') !== undefined;
  if (hadLeft) return void (await paySignOut());
  const me: Result<Me, Trouble> = await askMe();
  if (me.accepted && !useSession.getState().holder) takeDevice(me.value);
};

/** Coming in anew settles what was owed: the server ends the former session itself. */
export const beforeEntering = (): void => {
  changeHands();
  keepHere('owesSignOut', undefined);
  noteSession();
};

/** Another tab signed in or out. A different person never takes over a tab in which somebody is writing. */
export const followOtherTabs = (): (() => void) =>
  onKeptElsewhere('holder', (text) => {
    const next = readHolder(text);
    const { holder } = useSession.getState();
    if (next && holder && next.user.id !== holder.user.id) useSession.setState({ other: next });
    else useSession.setState({ holder: next, other: undefined });
  });
