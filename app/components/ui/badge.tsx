import { type ReactNode } from "react";

/** A badge on a card: the time left, or a number. */
export function Badge({ children }: { readonly children: ReactNode }) {
  return <span className="badge">{children}</span>;
}
