import { type ReactNode } from "react";
import { isLongName } from "#app/components/catalog/title-words.ts";
import { Picture } from "#app/components/ui/responsive-image.tsx";
import { Spill } from "#app/components/ui/glow.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

interface MarqueeProps {
  readonly title: Pick<TitlePage, "name" | "languageTag" | "backdrop" | "play">;
  /** The words: facts, what it is about, the ticket. */
  readonly children: ReactNode;
  /** Beside them: versions. */
  readonly aside?: ReactNode;
}

/** The top of a title page: the art fades to the room before the words begin. Without art the name stands alone. */
export function Marquee({ title, children, aside }: MarqueeProps) {
  const { name } = title;
  const backdrop = title.backdrop ?? title.play?.still ?? null;
  return (
    <div className="marquee" data-bare={backdrop ? undefined : true}>
      {backdrop ? (
        <>
          <div className="screen">
            <Picture image={backdrop} sizes="100vw" priority />
          </div>
          <Spill images={[backdrop]} />
        </>
      ) : null}
      <div className="title-head">
        <h1
          className="display"
          lang={title.languageTag ?? undefined}
          data-long={isLongName(name) || undefined}
        >
          {name}
        </h1>
        <div>{children}</div>
        {aside}
      </div>
    </div>
  );
}
