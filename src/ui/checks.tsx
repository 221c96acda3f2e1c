/** Is everything in order before leaving: the answer first, then each check with its shape and its words. */
import type { ReactNode } from 'react';
import { Icon } from './icons';

/** `soon`: it works, and somebody should look at it; `bad`: it stands in the way. */
export type CheckTone = 'ok' | 'soon' | 'bad';

interface ReadyNoteProps {
  readonly tone: CheckTone;
  /** The answer: "Listo para salir sin internet". */
  readonly title: ReactNode;
  readonly children: ReactNode;
}

const icons = { ok: 'ok', soon: 'warning', bad: 'stop' } as const;
const looks = { ok: '', soon: ' ready--soon', bad: ' ready--no' } as const;

export const ReadyNote = ({ tone, title, children }: ReadyNoteProps) => (
  <div className={`ready${looks[tone]}`}>
    <Icon name={icons[tone]} size={40} />
    <div>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  </div>
);

export interface CheckResult {
  readonly key: string;
  readonly tone: CheckTone;
  readonly title: ReactNode;
  readonly note: ReactNode;
  /** What mends it, beside it. */
  readonly cure?: ReactNode;
}

export const Checks = ({ checks }: { readonly checks: readonly CheckResult[] }) => (
  <ul className="checks checks--two">
    {checks.map(({ key, tone, title, note, cure }) => (
      <li key={key} className={tone}>
        <Icon name={icons[tone]} size={22} />
        <b>{title}</b>
        <p>{note}</p>
        {cure && <div className="checks__cure">{cure}</div>}
      </li>
    ))}
  </ul>
);
