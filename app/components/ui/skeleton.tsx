import { type CSSProperties } from "react";

/** A row before it is there: six dark seats that warm up one after another. */
export function DarkSeats({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="grid grid-cols-3 gap-row px-gutter tablet:grid-cols-6">
      {Array.from({ length: 6 }, (_, seat) => (
        <span
          key={seat}
          className={`dark-seat ${seat > 2 ? "max-tablet:hidden" : ""}`}
          style={{ "--seat": seat } as CSSProperties}
        >
          <span />
          <span />
          <span />
        </span>
      ))}
    </div>
  );
}
