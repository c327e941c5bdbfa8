import { type CSSProperties } from "react";

export type Part = "to_come" | "in_work" | "ready" | "failed";

interface StripProps {
  readonly parts: readonly Part[];
  /** One sentence for the whole strip: "38 of 76 parts encoded". */
  readonly label: string;
  readonly slim?: boolean;
}

/** Progress that is made of parts. One image with one sentence; a viewer and an admin read the same sign. */
export function Strip({ parts, label, slim = false }: StripProps) {
  return (
    <div
      className="strip"
      role="img"
      aria-label={label}
      data-dense={parts.length > 60 || undefined}
      data-slim={slim || undefined}
    >
      {parts.map((part, place) => (
        <span key={place} data-part={part} />
      ))}
    </div>
  );
}

/** A strip of `cells` for a share of 0 to 1: the cell at the edge is in work and lit as far as it got. */
export function ShareStrip(props: {
  readonly share: number;
  readonly label: string;
  readonly cells?: number;
}) {
  const cells = props.cells ?? 32;
  const filled = Math.min(1, Math.max(0, props.share)) * cells;
  return (
    <div className="strip" role="img" aria-label={props.label} data-slim>
      {Array.from({ length: cells }, (_, cell) => (
        <ShareCell key={cell} lit={filled - cell} />
      ))}
    </div>
  );
}

function ShareCell({ lit }: { readonly lit: number }) {
  if (lit >= 1) return <span data-part="ready" />;
  if (lit <= 0) return <span data-part="to_come" />;
  return <span data-part="in_work" style={{ "--at": `${lit * 100}%` } as CSSProperties} />;
}

/** What the cells of a strip mean, for a page that shows many. */
export function StripKey() {
  return (
    <p className="strip-key">
      <span>
        <i data-part="ready" /> Ready
      </span>
      <span>
        <i data-part="in_work" /> In work
      </span>
      <span>
        <i /> To come
      </span>
      <span>
        <i data-part="failed" /> Failed
      </span>
    </p>
  );
}
