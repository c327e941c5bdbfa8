import { type CSSProperties } from "react";

/** The watched share, 0 to 100 percent. The text beside it says the same. */
export function ProgressBar({ percent }: { readonly percent: number }) {
  const style = { "--at": `${Math.min(100, Math.max(0, percent))}%` } as CSSProperties;
  return (
    <span className="progress-bar" style={style} aria-hidden="true">
      <span />
    </span>
  );
}
