import { type CSSProperties } from "react";

interface PosterFallbackProps {
  readonly name: string;
  readonly languageTag?: string | null;
}

/** The field's tone comes from the name, so that a title keeps its own and neighbours differ. */
function toneOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % 4;
}

/** Share of the fallback's shorter side that a letter takes: long words are set smaller, so that they fit. */
export function letterSize(name: string): number {
  const longestWord = Math.max(...name.split(/\s+/).map((word) => word.length), 1);
  return Math.max(9, Math.min(25, 175 / Math.max(longestWord, name.length / 3)));
}

/** A title without an image: its name in the display face on a plum field. The text beside it has the name too. */
export function PosterFallback({ name, languageTag }: PosterFallbackProps) {
  return (
    <span
      className="poster-fallback"
      data-tone={toneOf(name)}
      aria-hidden="true"
      lang={languageTag ?? undefined}
    >
      <span
        data-letter={Array.from(name.trim())[0]}
        style={{ "--fallback-size": letterSize(name) } as CSSProperties}
      >
        {name}
      </span>
    </span>
  );
}
