/** Parts of a circle as SVG paths. Turns go from 0 to 1, clockwise from twelve o'clock; lengths are in px. */
export interface Circle {
  readonly centre: number;
  readonly radius: number;
}

const pointAt = ({ centre, radius }: Circle, turn: number): string => {
  const angle = turn * 2 * Math.PI;
  return `${round(centre + radius * Math.sin(angle))} ${round(centre - radius * Math.cos(angle))}`;
};

/** The line of the circle between two turns. Up to 0.999 of a turn; a whole circle is a `circle`. */
export const arcPath = (circle: Circle, from: number, to: number): string => {
  const { radius } = circle;
  const long = to - from > 0.5 ? 1 : 0;
  return `M${pointAt(circle, from)}A${radius} ${radius} 0 ${long} 1 ${pointAt(circle, Math.min(to, 0.999))}`;
};

/** The slice of the disc from the top to a turn. */
export const slicePath = (circle: Circle, turn: number): string => `${arcPath(circle, 0, turn)}L${circle.centre} ${circle.centre}Z`;

const round = (value: number): number => Math.round(value * 100) / 100;
