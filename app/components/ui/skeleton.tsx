import { type CSSProperties } from "react";

/** The skeleton of a row that loads: six dark slots that light up one after another. */
export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="grid grid-cols-3 gap-row px-gutter tablet:grid-cols-6">
      {Array.from({ length: 6 }, (_, slot) => (
        <span
          key={slot}
          className={`skeleton ${slot > 2 ? "max-tablet:hidden" : ""}`}
          style={{ "--slot": slot } as CSSProperties}
        >
          <span />
          <span />
          <span />
        </span>
      ))}
    </div>
  );
}
