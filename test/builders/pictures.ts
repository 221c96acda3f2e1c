/** Pictures as a camera makes them, drawn in the browser that runs the test. */

export interface PictureAsked {
  readonly width: number;
  readonly height: number;
  readonly type?: 'image/jpeg' | 'image/png' | 'image/webp';
  /** Another one draws another picture. */
  readonly seed?: number;
  /** Nothing is drawn at all. */
  readonly blank?: boolean;
}

/** Shapes and grain, so that it weighs what a photo weighs. */
export const pictureOf = async ({ width, height, type = 'image/jpeg', seed = 1, blank = false }: PictureAsked): Promise<Blob> => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('nothing to draw on');
  if (!blank) draw(context, seed);
  return canvas.convertToBlob({ type, quality: 0.92 });
};

const draw = (context: OffscreenCanvasRenderingContext2D, seed: number): void => {
  const { width, height } = context.canvas;
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, `hsl(${seed * 67} 60% 80%)`);
  sky.addColorStop(1, `hsl(${seed * 131} 50% 25%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  let chance = seed * 7919;
  const next = (): number => (chance = (chance * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
  for (let shape = 0; shape < 60; shape += 1) {
    context.fillStyle = `hsl(${next() * 360} 60% ${20 + next() * 60}%)`;
    context.fillRect(next() * width, next() * height, next() * width * 0.3, next() * height * 0.3);
  }
  const tile = new OffscreenCanvas(256, 256);
  const grain = tile.getContext('2d');
  if (!grain) return;
  const noise = grain.createImageData(256, 256);
  for (let at = 0; at < noise.data.length; at += 4) {
    noise.data.fill(next() * 255, at, at + 3);
    noise.data[at + 3] = 40;
  }
  grain.putImageData(noise, 0, 0);
  context.fillStyle = context.createPattern(tile, 'repeat') ?? 'gray';
  context.fillRect(0, 0, width, height);
};
