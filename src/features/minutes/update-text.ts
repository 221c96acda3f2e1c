/** Updates of the shared document as they travel: bytes in base64. */

const chunk = 0x8000;

export const updateToText = (update: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < update.length; at += chunk) binary += String.fromCharCode(...update.subarray(at, at + chunk));
  return btoa(binary);
};

/** The bytes, or undefined of what is no base64. */
export const textToUpdate = (text: string): Uint8Array | undefined => {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
};
