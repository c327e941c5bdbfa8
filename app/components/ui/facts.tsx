import { type ReactNode } from "react";

/** Facts are separated by space, not by dots or pipes. Empty ones are left out. */
export function Facts({ items }: { readonly items: readonly ReactNode[] }) {
  const shown = items.filter((item) => item !== null && item !== undefined && item !== false && item !== "");
  if (shown.length === 0) return null;
  return (
    <ul className="facts">
      {shown.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}
