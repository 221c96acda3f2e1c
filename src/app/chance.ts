/** Bytes of chance from the browser; handed in wherever the domain and the courier want some. */
export const randomBytes = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
