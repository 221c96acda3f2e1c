/** An SVG as a PNG, for documents whose readers know no SVG. Drawn on this device. */

/** `width` and `height` are those of the picture on paper, px; the PNG is three times as fine. */
export type DrawPicture = (svg: string, width: number, height: number) => Promise<Uint8Array>;

const fineness = 3;

export const drawPicture: DrawPicture = async (svg, width, height) => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * fineness);
  canvas.height = Math.round(height * fineness);
  const surface = canvas.getContext('2d');
  surface?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!surface || !blob) throw new Error('This device could not draw a picture.');
  return new Uint8Array(await blob.arrayBuffer());
};
