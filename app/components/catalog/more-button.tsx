import { Link } from "@remix-run/react";
import { type MouseEvent } from "react";

interface MoreButtonProps {
  readonly words: string;
  readonly nextPath: string | null;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
}

/** Shows the next page of a list below this one. A plain link where there are no scripts. */
export function MoreButton({ words, nextPath, isLoading, loadMore }: MoreButtonProps) {
  if (nextPath === null) return null;
  const onClick = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    loadMore();
  };
  return (
    <Link to={nextPath} className="button" aria-disabled={isLoading || undefined} onClick={onClick}>
      {isLoading ? "One moment…" : words}
    </Link>
  );
}
