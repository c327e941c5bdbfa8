import { type CSSProperties } from "react";

/** How far somebody watched, 0 to 100. The words beside it say the same. */
export function ProgressBar({ percent }: { readonly percent: number }) {
  const style = { "--at": `${Math.min(100, Math.max(0, percent))}%` } as CSSProperties;
  return (
    <span className="progress-bar" style={style} aria-hidden="true">
      <span />
    </span>
  );
}
