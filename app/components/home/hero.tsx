import { useState, type KeyboardEvent } from "react";
import { HeroEntry } from "#app/components/home/hero-entry.tsx";
import { focusRow } from "#app/components/catalog/rail.tsx";
import { PosterFallback } from "#app/components/ui/images/poster-fallback.tsx";
import { Glow } from "#app/components/ui/images/glow.tsx";
import { HeroBackdrop } from "#app/components/ui/images/hero-backdrop.tsx";
import { type HeroEntry as Entry } from "#core/catalog/types.ts";

/**
 * The hero: a list of featured titles, one of which is highlighted. The up and down keys highlight another, with its
 * image. It never changes by itself.
 */
export function Hero({ entries }: { readonly entries: readonly Entry[] }) {
  const [highlighted, setHighlighted] = useState(0);
  const shown = Math.min(highlighted, entries.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    if (!(event.target instanceof HTMLButtonElement) || event.altKey || event.ctrlKey || event.metaKey)
      return;
    if (event.target.getAttribute("aria-expanded") === "true" && INTO_ACTIONS.has(event.key)) {
      if (focusActions(event.currentTarget)) event.preventDefault();
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const next = shown + step;
    // Above the first entry is the header, which a remote control reaches.
    if (step === 0 || next < 0 || (next >= entries.length && !focusRow(null, 1))) return;
    event.preventDefault();
    if (next >= entries.length) return;
    setHighlighted(next);
    event.currentTarget.querySelectorAll<HTMLButtonElement>("h2 button")[next]?.focus();
  };
  if (entries.length === 0) return null;
  return (
    <section className="hero" aria-labelledby="featured">
      <div className="hero-list">
        <h1 id="featured" className="sr-only">
          Featured
        </h1>
        <ul onKeyDown={onKeyDown} data-hero>
          {entries.map((entry, number) => (
            <HeroEntry
              key={entry.id}
              entry={entry}
              isHighlighted={number === shown}
              onChoose={() => setHighlighted(number)}
            />
          ))}
        </ul>
      </div>
      <HeroImage entries={entries} shown={shown} />
    </section>
  );
}

/** On the open entry these lead to what can be done with it: it is open already. */
const INTO_ACTIONS = new Set(["Enter", "ArrowRight"]);

/** Focuses the first action of the open entry; false where it has none. */
function focusActions(list: HTMLUListElement): boolean {
  const action = list.querySelector<HTMLElement>("[data-on] .acts a");
  action?.focus();
  return action !== null;
}

function HeroImage({ entries, shown }: { readonly entries: readonly Entry[]; readonly shown: number }) {
  const images = entries.map((entry) => entry.backdrop ?? entry.play?.still ?? null);
  const seen = useSeen(shown);
  return (
    <div className="hero-image">
      <Glow images={images} shown={shown} />
      <div className="hero-images">
        {entries.map((entry, number) => {
          const image = images[number];
          if (!seen.has(number)) return null;
          return (
            <div key={entry.id} data-on={number === shown || undefined}>
              {image ? (
                <HeroBackdrop image={image} sizes="(min-width: 64rem) 64vw, 100vw" priority={number === 0} />
              ) : (
                <PosterFallback name={entry.name} languageTag={entry.languageTag} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The entries that were chosen so far: only their images are loaded, so that the first one has the connection alone. */
function useSeen(shown: number): ReadonlySet<number> {
  const [seen, setSeen] = useState<ReadonlySet<number>>(() => new Set([shown]));
  if (!seen.has(shown)) setSeen(new Set([...seen, shown]));
  return seen;
}
