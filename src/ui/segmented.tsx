/** One of a few, all in sight: a group of radio buttons in one frame. The chosen one is ink, like everything that is reported. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { FieldError } from './field';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly glyph?: ReactNode;
  /** Where the label is in another language than the page. */
  readonly lang?: string;
}

interface SegmentedProps<Value extends string> {
  readonly legend: ReactNode;
  readonly segments: readonly Segment<Value>[];
  /** Undefined while nothing is chosen. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** `four`: two by two until there is room for four; `pair`: two columns; `row`: one row always; `one`: one below the other, for long words. */
  readonly layout?: 'pair' | 'four' | 'row' | 'one';
  readonly error?: ReactNode;
  readonly disabled?: boolean;
}

const classes = { pair: 'seg', four: 'seg seg--4', row: 'seg seg--row', one: 'seg seg--one' } as const;

export const Segmented = <Value extends string>({ legend, segments, value, onChange, layout = 'pair', error, disabled = false }: SegmentedProps<Value>) => {
  const id = useId();
  return (
    <fieldset className={error ? 'stack stack--2 field--bad' : 'stack stack--2'} disabled={disabled} {...(error ? { 'aria-describedby': `${id}e` } : {})}>
      <legend className="label">{legend}</legend>
      <FieldError id={`${id}e`} text={error} />
      <div className={classes[layout]}>
        {segments.map((segment) => (
          <label key={segment.value} className="seg__opt">
            <input type="radio" name={id} value={segment.value} checked={segment.value === value} onChange={() => onChange(segment.value)} />
            <span lang={segment.lang}>
              {segment.glyph}
              {segment.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
