/** Letters as somebody in a hurry types them: small, without accents; ñ is typed n. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
