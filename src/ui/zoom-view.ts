/** Where a picture stands in its frame while somebody looks closer. All lengths in px of the frame. */

export interface ZoomView {
  /** 1: all of it fits. */
  readonly scale: number;
  /** Of the picture's middle, from the middle of the frame. */
  readonly x: number;
  readonly y: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

export const wholeView: ZoomView = { scale: 1, x: 0, y: 0 };

const mostScale = 8;

/** The picture never leaves its frame: what is beside it is of no use to anybody. */
const held = ({ scale, x, y }: ZoomView, { width, height }: Frame): ZoomView => {
  const [farX, farY] = [(width * (scale - 1)) / 2, (height * (scale - 1)) / 2];
  return { scale, x: Math.min(farX, Math.max(-farX, x)), y: Math.min(farY, Math.max(-farY, y)) };
};

/** Closer or farther by a factor; what is under `at` (from the middle of the frame) stays under it. */
export const zoomedBy = (view: ZoomView, factor: number, frame: Frame, at: { readonly x: number; readonly y: number } = { x: 0, y: 0 }): ZoomView => {
  const scale = Math.min(mostScale, Math.max(1, view.scale * factor));
  const by = scale / view.scale;
  return held({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, frame);
};

export const movedBy = (view: ZoomView, by: { readonly x: number; readonly y: number }, frame: Frame): ZoomView => held({ ...view, x: view.x + by.x, y: view.y + by.y }, frame);
