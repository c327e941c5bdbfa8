import { useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { usePlayKey } from "#app/components/catalog/use-play-key.ts";
import { moveInRail, rememberedIndex } from "#app/components/catalog/rail-moves.ts";

/** The current index of each row for this visit, so that a return to Home finds the rows as they were. */
const indexes = new Map<string, number>();

interface RailProps<Item> {
  /** The key under which the index is remembered. */
  readonly id: string;
  /** The row's name. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly className?: string;
  readonly railRef?: RefObject<HTMLDivElement>;
  readonly onDelete?: (item: Item) => void;
  /** Renders a card; its link gets `tabIndex` and `data-rail-stop`. */
  readonly children: (item: Item, stop: RailStop) => ReactNode;
}

/** The attributes of a card's link that make a row one stop of Tab. */
export interface RailStop {
  readonly tabIndex: 0 | -1;
  readonly "data-rail-stop": true;
}

/**
 * A row of cards as one stop of Tab: left and right move in it, right of the last card is the link to all of them, up
 * and down change rows, Home and End reach its ends, Enter opens, P plays, Delete removes (with undo). It remembers its
 * index.
 */
export function Rail<Item>(props: RailProps<Item>) {
  const { id, label, items, keyOf, className, children } = props;
  const ownRef = useRef<HTMLDivElement>(null);
  const ref = props.railRef ?? ownRef;
  const play = usePlayKey();
  const [chosen, setIndex] = useState(() => indexes.get(id));
  const index = rememberedIndex(chosen, items.length);
  const remember = (next: number): void => {
    indexes.set(id, next);
    setIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !isCard(event.target) || play(event)) return;
    const next = moveInRail(event.key, index, items.length);
    const item = items[index];
    if (next !== null) {
      if (next === index && event.key === "ArrowRight" && focusMore(ref.current))
        return event.preventDefault();
      focusStop(ref.current, next);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!focusRow(ref.current, event.key === "ArrowDown" ? 1 : -1)) return;
    } else if (event.key === "Delete" && item !== undefined && props.onDelete) props.onDelete(item);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={ref}
      className={className ?? "rail dims"}
      role="group"
      aria-label={label}
      data-rail
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const focused = stopsOf(ref.current).indexOf(event.target);
        if (focused >= 0 && focused !== index) remember(focused);
      }}
    >
      {items.map((item, number) => (
        <RailSlot key={keyOf(item)}>
          {children(item, { tabIndex: number === index ? 0 : -1, "data-rail-stop": true })}
        </RailSlot>
      ))}
    </div>
  );
}

function RailSlot({ children }: { readonly children: ReactNode }) {
  return <>{children}</>;
}

function isCard(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.hasAttribute("data-rail-stop");
}

function stopsOf(rail: HTMLElement | null): Element[] {
  return rail ? Array.from(rail.querySelectorAll("[data-rail-stop]")) : [];
}

/** Focuses a card and scrolls the row so that the card is one card away from the edge. */
function focusStop(rail: HTMLElement | null, index: number): void {
  const stop = stopsOf(rail)[index];
  if (!rail || !(stop instanceof HTMLElement)) return;
  stop.focus({ preventScroll: true });
  const [card, shown] = [stop.getBoundingClientRect(), rail.getBoundingClientRect()];
  const margin = card.width;
  if (card.left - margin < shown.left) rail.scrollBy({ left: card.left - margin - shown.left });
  else if (card.right + margin > shown.right) rail.scrollBy({ left: card.right + margin - shown.right });
  stop.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Focuses the row's link to the complete list; false where there is none. */
function focusMore(rail: HTMLElement | null): boolean {
  const more = rail?.closest("section")?.querySelector<HTMLElement>(".section-head a.more");
  more?.focus();
  return Boolean(more);
}

/** Focuses the remembered card of the row above or below, or the hero above the first row; false where there is none. */
export function focusRow(from: HTMLElement | null, step: 1 | -1): boolean {
  const rows = Array.from(document.querySelectorAll<HTMLElement>("[data-rail]"));
  const index = from ? rows.indexOf(from) + step : 0;
  const stop =
    index < 0
      ? document.querySelector<HTMLElement>('[data-hero] [aria-expanded="true"]')
      : rows[index]?.querySelector<HTMLElement>('[data-rail-stop][tabindex="0"]');
  if (!stop) return false;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "center", inline: "nearest" });
  return true;
}
