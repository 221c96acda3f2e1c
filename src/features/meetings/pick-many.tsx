/** Some of many: those that were chosen, each with a way to take it away, and a list to add others from. */
import { useId, type ReactNode } from 'react';
import { FieldError } from '../../ui/field';
import { Icon } from '../../ui/icons';

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface PickManyProps {
  readonly legend: ReactNode;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  /** The words over the list to add from. */
  readonly addWord: string;
  readonly takeAway: (name: string) => string;
  readonly error?: ReactNode;
}

export const PickMany = ({ legend, choices, chosen, onChoose, addWord, takeAway, error }: PickManyProps) => {
  const id = useId();
  const names = new Map(choices.map((one) => [one.id, one.name]));
  return (
    <fieldset className={error ? 'stack stack--2 field--bad' : 'stack stack--2'} {...(error ? { 'aria-describedby': `${id}e` } : {})}>
      <legend className="label">{legend}</legend>
      <FieldError id={`${id}e`} text={error} />
      {chosen.length > 0 && (
        <ul className="picked">
          {chosen.map((one) => (
            <li key={one}>
              <button type="button" className="filter" aria-label={takeAway(names.get(one) ?? one)} onClick={() => onChoose(chosen.filter((other) => other !== one))}>
                {names.get(one) ?? one}
                <Icon name="stop" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <select className="input" aria-label={addWord} value="" onChange={(event) => event.target.value && onChoose([...chosen, event.target.value])}>
        <option value="">{addWord}</option>
        {choices
          .filter((one) => !chosen.includes(one.id))
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
      </select>
    </fieldset>
  );
};
