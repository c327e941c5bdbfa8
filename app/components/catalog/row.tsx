import { Link } from "@remix-run/react";
import { useCallback, useEffect, useId, useRef, useState, type ReactNode, type RefObject } from "react";
import { pageDistance } from "#app/components/catalog/rail-moves.ts";
import { Rail, type RailStop } from "#app/components/catalog/rail.tsx";
import { IconButton } from "#app/components/ui/icon-button.tsx";

interface RowProps<Item> {
  /** The key under which the rail remembers its index. */
  readonly id: string;
  readonly heading: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** The address of the complete list. */
  readonly allPath?: string;
  readonly onDelete?: (item: Item) => void;
  readonly children: (item: Item, stop: RailStop) => ReactNode;
}

/** A row: heading, link to the complete list, arrow buttons for a mouse, and the rail. Renders nothing when empty. */
export function Row<Item>({ heading, allPath, ...rail }: RowProps<Item>) {
  const headingId = useId();
  const railRef = useRef<HTMLDivElement>(null);
  if (rail.items.length === 0) return null;
  return (
    <section className="section" aria-labelledby={headingId}>
      <div className="section-head">
        <h2 id={headingId}>
          {allPath ? (
            // The link beside it is the one for Tab and arrows.
            <Link to={allPath} prefetch="intent" tabIndex={-1}>
              {heading}
            </Link>
          ) : (
            heading
          )}
        </h2>
        {allPath ? (
          <Link className="more" to={allPath} prefetch="intent">
            See all<span className="sr-only">: {heading}</span>
          </Link>
        ) : null}
        <RailArrows railRef={railRef} name={heading} />
      </div>
      <Rail {...rail} label={heading} railRef={railRef} />
    </section>
  );
}

/** Buttons that page a rail for mouse users. Hidden where all cards are shown. */
function RailArrows({
  railRef,
  name,
}: {
  readonly railRef: RefObject<HTMLDivElement>;
  readonly name: string;
}) {
  const { atStart, atEnd } = useEnds(railRef);
  if (atStart && atEnd) return null;
  const page = (direction: 1 | -1): void => {
    const rail = railRef.current;
    const card = rail?.firstElementChild;
    if (!rail || !card) return;
    const distance = pageDistance(rail.clientWidth, card.getBoundingClientRect().width);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    rail.scrollBy({ left: direction * distance, behavior: calm ? "auto" : "smooth" });
  };
  return (
    <span className="paging">
      <IconButton icon="earlier" label={`Previous: ${name}`} disabled={atStart} onClick={() => page(-1)} />
      <IconButton icon="further" label={`Next: ${name}`} disabled={atEnd} onClick={() => page(1)} />
    </span>
  );
}

/** Whether a rail is scrolled to its start and to its end; both are true before the layout is measured. */
function useEnds(railRef: RefObject<HTMLDivElement>): { readonly atStart: boolean; readonly atEnd: boolean } {
  const [ends, setEnds] = useState({ atStart: true, atEnd: true });
  const look = useCallback(() => {
    const rail = railRef.current;
    if (!rail) return;
    const atStart = rail.scrollLeft < 4;
    const atEnd = rail.scrollLeft + rail.clientWidth > rail.scrollWidth - 4;
    setEnds((before) => (before.atStart === atStart && before.atEnd === atEnd ? before : { atStart, atEnd }));
  }, [railRef]);
  useEffect(() => {
    const rail = railRef.current;
    if (!rail) return;
    const watcher = new ResizeObserver(look);
    watcher.observe(rail);
    rail.addEventListener("scroll", look, { passive: true });
    return () => {
      watcher.disconnect();
      rail.removeEventListener("scroll", look);
    };
  }, [railRef, look]);
  return ends;
}
