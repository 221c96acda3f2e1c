/** Trusted Types, where the browser has them: our own scripts' addresses pass through the one policy that the server allows. */

interface TrustedTypes {
  /** What it makes is a string to everybody but the browser's guard. */
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (address: string) => string }) => { readonly createScriptURL: (address: string) => string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** A policy of that name can be made once. */
const ours = (): typeof policy => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('bitacora', { createScriptURL: sameOrigin });
  return policy;
};

const sameOrigin = (address: string): string => {
  if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`not a script of ours: ${address}`);
  return address;
};

export const ownScript = (address: string): string => ours()?.createScriptURL(address) ?? address;
