/** Which point of the agenda somebody's words are about; the whole of the minutes where they say none. */
import { useId } from 'react';
import { useLanguage } from '../../language/language-context';

interface PointSelectProps {
  readonly agenda: readonly { readonly id: string; readonly title: string }[];
  readonly value: string | undefined;
  readonly onChange: (item: string | undefined) => void;
}

export const PointSelect = ({ agenda, value, onChange }: PointSelectProps) => {
  const { t } = useLanguage();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('minutes.about')}</label>
      <select id={id} className="input" value={value ?? ''} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}>
        <option value="">{t('minutes.aboutAll')}</option>
        {agenda.map((item) => (
          <option key={item.id} value={item.id}>
            {item.title}
          </option>
        ))}
      </select>
    </div>
  );
};
