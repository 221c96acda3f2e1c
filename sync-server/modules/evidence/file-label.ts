/** The name that a file is handed out under. It came from a stranger's disk, so it is a label and never a place. */

/** Of a name, in bytes of UTF-8, as most disks take it. */
const longest = 255;

/** In one spelling of its accents, without marks that turn the reading or hide, and without what names a folder. */
export const fileLabel = (name: string | undefined, fallback: string): string => {
  const plain = (name ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '').replace(/[\\/:*?"<>|]/g, '_').replace(/^[\s.]+|[\s.]+$/g, '');
  if (plain === '') return fallback;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? '';
  let stem = plain.slice(0, plain.length - ending.length);
  while (Buffer.byteLength(stem + ending) > longest) stem = [...stem].slice(0, -1).join('');
  return stem + ending;
};

/** RFC 6266: the name in letters that every browser knows, and whole. */
export const attachmentNamed = (label: string): string =>
  `attachment; filename="${label.normalize('NFD').replace(/[^\x20-\x7e]/g, '').replace(/["\\%]/g, '_') || 'file'}"; filename*=UTF-8''${encodeURIComponent(label).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`;
