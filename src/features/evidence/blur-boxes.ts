/** Where a picture is to be made unrecognizable: boxes, in shares of its width and height, with a way back from each step. */

export interface BlurBox {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Blurring {
  readonly boxes: readonly BlurBox[];
  /** What stood before each step, oldest first. */
  readonly before: readonly (readonly BlurBox[])[];
}

export const noBoxes: Blurring = { boxes: [], before: [] };

/** Smaller than this hides nothing. */
const least = 0.02;

const step = ({ boxes, before }: Blurring, next: readonly BlurBox[]): Blurring => ({ boxes: next, before: [...before, boxes] });

/** Inside of the picture, whichever corner was drawn first. */
export const fitted = <Box extends Omit<BlurBox, 'id'>>(box: Box): Box => {
  const width = Math.min(1, Math.max(least, box.width));
  const height = Math.min(1, Math.max(least, box.height));
  return { ...box, width, height, x: Math.min(1 - width, Math.max(0, box.x)), y: Math.min(1 - height, Math.max(0, box.y)) };
};

export const withBox = (blurring: Blurring, box: Omit<BlurBox, 'id'>): Blurring => {
  const id = 1 + Math.max(0, ...blurring.boxes.map((one) => one.id), ...blurring.before.flat().map((one) => one.id));
  return step(blurring, [...blurring.boxes, fitted({ ...box, id })]);
};

export const withoutBox = (blurring: Blurring, id: number): Blurring => step(blurring, blurring.boxes.filter((box) => box.id !== id));

/** The box as it is now. While a hand moves it only the beginning of the movement is a step. */
export const changedBox = (blurring: Blurring, box: BlurBox, isStep = true): Blurring => {
  const boxes = blurring.boxes.map((one) => (one.id === box.id ? fitted(box) : one));
  return isStep ? step(blurring, boxes) : { ...blurring, boxes };
};

export const stepBack = ({ boxes, before }: Blurring): Blurring => ({ boxes: before.at(-1) ?? boxes, before: before.slice(0, -1) });

export const boxBetween = (one: { readonly x: number; readonly y: number }, other: { readonly x: number; readonly y: number }): Omit<BlurBox, 'id'> => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
});
