/** What a finger draws on the glass, as an SVG path of numbers and the letters M and L: what a signature is kept as. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The glass has its own measure, whatever the size of the tablet. */
export const glass = { width: 600, height: 200 } as const;

/** Longest path that a record takes, in letters. */
export const pathLimit = 40_000;

/** Whole numbers: a hand is no finer. Undefined while nothing was drawn, or where it is longer than a record takes. */
export const pathOf = (strokes: readonly (readonly Point[])[]): string | undefined => {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return undefined;
  const path = drawn.map(strokePath).join(' ');
  return path.length <= pathLimit ? path : undefined;
};

const strokePath = (points: readonly Point[]): string => {
  const [first, ...rest] = points.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
  // A tap is a dot: a line to where it stands.
  return [`M${first}`, ...(rest.length > 0 ? rest : [first]).map((point) => `L${point}`)].join(' ');
};

/** True where the finger moved far enough to be worth a point. */
export const isFurther = (from: Point | undefined, to: Point): boolean => from === undefined || Math.hypot(to.x - from.x, to.y - from.y) >= 2;
