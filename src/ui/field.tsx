/** A field and its words: label, hint and error are tied to it, so that they are read together. */
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { Icon } from './icons';

interface FieldWords {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right; undefined while nothing is. */
  readonly error?: ReactNode;
}

/** One line. Takes every attribute of an `input`. */
export const TextField = ({ label, hint, error, ...rest }: FieldWords & InputHTMLAttributes<HTMLInputElement>) => {
  const id = useId();
  return (
    <div className={classOf(error)}>
      <label htmlFor={id}>{label}</label>
      <Hint id={id} text={hint} />
      <FieldError id={`${id}e`} text={error} />
      <input {...rest} {...tiesOf(id, hint, error)} className="input" />
    </div>
  );
};

/** Several lines. Takes every attribute of a `textarea`. */
export const TextArea = ({ label, hint, error, ...rest }: FieldWords & TextareaHTMLAttributes<HTMLTextAreaElement>) => {
  const id = useId();
  return (
    <div className={classOf(error)}>
      <label htmlFor={id}>{label}</label>
      <FieldError id={`${id}e`} text={error} />
      <textarea {...rest} {...tiesOf(id, hint, error)} className="input" />
      <Hint id={id} text={hint} />
    </div>
  );
};

const classOf = (error: ReactNode): string => (error ? 'field field--bad' : 'field');

const tiesOf = (id: string, hint: ReactNode, error: ReactNode) => {
  const describedBy = [error && `${id}e`, hint && `${id}h`].filter(Boolean).join(' ');
  return { id, ...(describedBy && { 'aria-describedby': describedBy }), ...(error ? { 'aria-invalid': true } : {}) };
};

const Hint = ({ id, text }: { readonly id: string; readonly text: ReactNode }) =>
  text ? (
    <p className="hint" id={`${id}h`}>
      {text}
    </p>
  ) : null;

interface FieldErrorProps {
  readonly id: string;
  readonly text: ReactNode;
}

/** The words of an error, with its shape; shared by fields and groups. */
export const FieldError = ({ id, text }: FieldErrorProps) =>
  text ? (
    <p className="error" id={id}>
      <Icon name="warning" size={20} />
      {text}
    </p>
  ) : null;
