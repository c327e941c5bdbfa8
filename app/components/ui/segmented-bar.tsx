import { type CSSProperties } from "react";

export type BarBlock = "to_come" | "in_work" | "ready" | "failed";

interface SegmentedBarProps {
  readonly parts: readonly BarBlock[];
  /** One sentence for the bar: "38 percent encoded". */
  readonly label: string;
  readonly slim?: boolean;
}

/** Progress in blocks. To screen readers it is one image with one sentence. */
export function SegmentedBar({ parts, label, slim = false }: SegmentedBarProps) {
  return (
    <div
      className="segmented-bar"
      role="img"
      aria-label={label}
      data-dense={parts.length > 60 || undefined}
      data-slim={slim || undefined}
    >
      {parts.map((part, index) => (
        <span key={index} data-block={part} />
      ))}
    </div>
  );
}

/** A bar of `cells` for a share of 0 to 1: the cell at the edge is filled in part. */
export function ShareBar(props: { readonly share: number; readonly label: string; readonly cells?: number }) {
  const cells = props.cells ?? 32;
  const filled = Math.min(1, Math.max(0, props.share)) * cells;
  return (
    <div className="segmented-bar" role="img" aria-label={props.label} data-slim>
      {Array.from({ length: cells }, (_, cell) => (
        <ShareCell key={cell} highlighted={filled - cell} />
      ))}
    </div>
  );
}

function ShareCell({ highlighted }: { readonly highlighted: number }) {
  if (highlighted >= 1) return <span data-block="ready" />;
  if (highlighted <= 0) return <span data-block="to_come" />;
  return <span data-block="in_work" style={{ "--at": `${highlighted * 100}%` } as CSSProperties} />;
}

/** The legend of the bar's cells, for a page that shows many. */
export function SegmentedBarKey() {
  return (
    <p className="segmented-bar-key">
      <span>
        <i data-block="ready" /> Done
      </span>
      <span>
        <i data-block="in_work" /> In progress
      </span>
      <span>
        <i /> Queued
      </span>
      <span>
        <i data-block="failed" /> Failed
      </span>
    </p>
  );
}
