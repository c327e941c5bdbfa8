import { useState, type KeyboardEvent } from "react";
import { BillEntry } from "#app/components/catalog/hero-entry.tsx";
import { focusRow } from "#app/components/catalog/rail.tsx";
import { Picture } from "#app/components/ui/responsive-image.tsx";
import { Plate } from "#app/components/ui/poster-fallback.tsx";
import { Spill } from "#app/components/ui/glow.tsx";
import { type BillEntry as Entry } from "#core/catalog/types.ts";

/** The bill: a programme to choose from. One entry is lit; up and down change the screen; nothing moves by itself. */
export function Bill({ entries }: { readonly entries: readonly Entry[] }) {
  const [lit, setLit] = useState(0);
  const shown = Math.min(lit, entries.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    if (!(event.target instanceof HTMLButtonElement) || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const next = shown + step;
    if (next >= entries.length && !focusRow(null, 1)) return;
    event.preventDefault();
    if (next < 0 || next >= entries.length) return;
    setLit(next);
    event.currentTarget.querySelectorAll<HTMLButtonElement>("h2 button")[next]?.focus();
  };
  if (entries.length === 0) return null;
  return (
    <section className="bill-hero" aria-labelledby="bill">
      <div className="bill">
        <h1 id="bill">On the bill this week</h1>
        <ul onKeyDown={onKeyDown} data-bill>
          {entries.map((entry, number) => (
            <BillEntry
              key={entry.id}
              entry={entry}
              isLit={number === shown}
              onChoose={() => setLit(number)}
            />
          ))}
        </ul>
      </div>
      <BillScreen entries={entries} shown={shown} />
    </section>
  );
}

function BillScreen({ entries, shown }: { readonly entries: readonly Entry[]; readonly shown: number }) {
  const images = entries.map((entry) => entry.backdrop ?? entry.play?.still ?? null);
  return (
    <div className="screen">
      <Spill images={images} shown={shown} />
      <div className="reel">
        {entries.map((entry, number) => {
          const image = images[number];
          return (
            <div key={entry.id} data-on={number === shown || undefined}>
              {image ? (
                <Picture
                  image={image}
                  className="h-full w-full"
                  sizes="(min-width: 64rem) 62vw, 100vw"
                  priority={number === 0}
                />
              ) : (
                <Plate name={entry.name} languageTag={entry.languageTag} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
