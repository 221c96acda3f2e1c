/** Whether two values that were read say the same, so that what is drawn from them need not be drawn again. */

/** Of what is not plain data (a document, a file) only the very same is the same. */
export const isSameValue = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const kind: unknown = Object.getPrototypeOf(one);
  if (kind !== Object.getPrototypeOf(other)) return false;
  if (Array.isArray(one)) return isSameList(one, other as unknown[]);
  if (one instanceof Map) return isSameList([...one], [...(other as Map<unknown, unknown>)]);
  if (one instanceof Set) return isSameList([...one], [...(other as Set<unknown>)]);
  return kind === Object.prototype && isSameRecord(one as PlainRecord, other as PlainRecord);
};

type PlainRecord = Readonly<Record<string, unknown>>;

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, at) => isSameValue(value, other[at]));

const isSameRecord = (one: PlainRecord, other: PlainRecord): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && isSameValue(one[name], other[name]));
};

/** Answers with the value before where the new one says the same. */
export const keepingSame = <Value>(): ((value: Value) => Value) => {
  let last: Value | undefined;
  return (value) => {
    if (!isSameValue(value, last)) last = value;
    return last as Value;
  };
};
