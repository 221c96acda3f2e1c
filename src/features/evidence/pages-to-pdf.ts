/**
 * Photographed pages as one PDF. A JPEG stands in a PDF as it is, byte for byte, so nothing is decoded and the bytes of the
 * pages are never in memory together: the file is made of the pages' own blobs and a few lines between them.
 */

export interface ScannedPage {
  readonly jpeg: Blob;
  /** In px. */
  readonly width: number;
  readonly height: number;
}

/** A4, in points; a page that lies on its side is turned. */
const paper = { short: 595, long: 842 } as const;

export const pdfOfPages = (pages: readonly ScannedPage[]): Blob => {
  const file = writer();
  file.text('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n');
  // 1 is the catalogue, 2 the list of pages; each page has three things: itself, what is drawn on it, its picture.
  const numberOf = (page: number): number => 3 + page * 3;
  file.object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  file.object(2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${numberOf(index)} 0 R`).join(' ')}] >>`);
  pages.forEach((page, index) => {
    const [itself, drawn, picture] = [numberOf(index), numberOf(index) + 1, numberOf(index) + 2];
    const size = page.width > page.height ? { width: paper.long, height: paper.short } : { width: paper.short, height: paper.long };
    const draw = placed(page, size);
    file.object(itself, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.width} ${size.height}] /Contents ${drawn} 0 R /Resources << /XObject << /P ${picture} 0 R >> >> >>`);
    file.object(drawn, `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`);
    file.object(picture, `<< /Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${page.jpeg.size} >>`, page.jpeg);
  });
  return file.end(2 + pages.length * 3);
};

/** In the middle of its paper, as large as it fits. */
const placed = ({ width, height }: ScannedPage, size: { readonly width: number; readonly height: number }): string => {
  const scale = Math.min(size.width / width, size.height / height);
  const [wide, tall] = [width * scale, height * scale];
  const of = (length: number): string => length.toFixed(2);
  return `q ${of(wide)} 0 0 ${of(tall)} ${of((size.width - wide) / 2)} ${of((size.height - tall) / 2)} cm /P Do Q`;
};

/** Counts as it writes: a PDF ends with a table of where each of its objects began. */
const writer = () => {
  const parts: (Uint8Array<ArrayBuffer> | Blob)[] = [];
  const places = new Map<number, number>();
  let length = 0;
  const text = (words: string): void => {
    const bytes = Uint8Array.from(words, (letter) => letter.charCodeAt(0));
    parts.push(bytes);
    length += bytes.length;
  };
  return {
    text,
    object: (number: number, head: string, stream?: Blob): void => {
      places.set(number, length);
      text(`${number} 0 obj\n${head}\n`);
      if (stream) {
        text('stream\n');
        parts.push(stream);
        length += stream.size;
        text('\nendstream\n');
      }
      text('endobj\n');
    },
    end: (count: number): Blob => {
      const table = length;
      const rows = Array.from({ length: count }, (_, index) => `${String(places.get(index + 1)).padStart(10, '0')} 00000 n \n`);
      text(`xref\n0 ${count + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${count + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
      return new Blob(parts, { type: 'application/pdf' });
    },
  };
};
