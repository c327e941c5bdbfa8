import { type ReactNode } from "react";

/** Minutes left, or a number, torn from the same roll as the tickets. */
export function Badge({ children }: { readonly children: ReactNode }) {
  return <span className="badge">{children}</span>;
}
