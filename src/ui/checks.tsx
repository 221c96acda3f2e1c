/** Is everything in order before leaving: the answer first, then each check with its shape and its words. */
import type { ReactNode } from 'react';
import { Icon } from './icons';

interface ReadyNoteProps {
  readonly ready: boolean;
  /** The answer: "Listo para salir sin internet". */
  readonly title: ReactNode;
  readonly children: ReactNode;
}

export const ReadyNote = ({ ready, title, children }: ReadyNoteProps) => (
  <div className={ready ? 'ready' : 'ready ready--no'}>
    <Icon name={ready ? 'ok' : 'stop'} size={40} />
    <div>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  </div>
);

export interface CheckResult {
  readonly key: string;
  /** `soon`: it works, and somebody should look at it; `bad`: it stands in the way. */
  readonly tone: 'ok' | 'soon' | 'bad';
  readonly title: ReactNode;
  readonly note: ReactNode;
}

const icons = { ok: 'ok', soon: 'warning', bad: 'stop' } as const;

export const Checks = ({ checks }: { readonly checks: readonly CheckResult[] }) => (
  <ul className="checks checks--two">
    {checks.map(({ key, tone, title, note }) => (
      <li key={key} className={tone}>
        <Icon name={icons[tone]} size={22} />
        <b>{title}</b>
        <p>{note}</p>
      </li>
    ))}
  </ul>
);
