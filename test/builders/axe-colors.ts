/** A page writes few colours many times over, and taking each apart anew was a third of what axe takes on a large one. */

interface Color {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString: (text: string) => Color;
}

/** Keeps what axe made of each way to write a colour. Whole in itself: it also goes as text into pages that only a browser sees. */
export const takesColorsApartOnce = (axe: object): void => {
  const { prototype } = (axe as { readonly commons: { readonly color: { readonly Color: { readonly prototype: Color } } } }).commons.color.Color;
  const known = new Map<string, Pick<Color, 'r' | 'g' | 'b' | 'alpha'>>();
  const { parseString } = prototype;
  prototype.parseString = function (text) {
    const { r, g, b, alpha } = known.get(text) ?? parseString.call(this, text);
    known.set(text, { r, g, b, alpha });
    return Object.assign(this, { r, g, b, alpha });
  };
};
