import { createContext, useContext } from "react";

/** The nonce of this answer's scripts. Empty in the browser, which hides it from the page's own code too. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}
