/** What we expect to go wrong is a value with a name; everything else is thrown to one handler. */
export type Result<Value, Refusal> =
  | { readonly accepted: true; readonly value: Value }
  | { readonly accepted: false; readonly refusal: Refusal };

export const accept = <Value>(value: Value): { readonly accepted: true; readonly value: Value } => ({ accepted: true, value });

export const refuse = <Refusal>(refusal: Refusal): { readonly accepted: false; readonly refusal: Refusal } => ({ accepted: false, refusal });
