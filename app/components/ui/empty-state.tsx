import { type ReactNode } from "react";
import { StatusDot } from "#app/components/ui/status-dot.tsx";

interface EmptyStateProps {
  readonly heading: string;
  /** h1 where it is the page, h2 inside one. */
  readonly level?: 1 | 2;
  readonly statusDot?: "on" | "off";
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
}

/** The message of a page or list that has nothing to show: what happened, and the buttons that help. */
export function EmptyState({ heading, level = 2, statusDot, children, actions }: EmptyStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="empty" data-size={level === 1 ? "page" : undefined}>
      {statusDot ? <StatusDot size="big" state={statusDot === "off" ? "off" : undefined} /> : null}
      <Heading className="display">{heading}</Heading>
      {children}
      {actions ? <div className="acts">{actions}</div> : null}
    </div>
  );
}
