import { type ReactNode } from "react";
import { isLongName } from "#app/components/catalog/title-words.ts";
import { HeroBackdrop } from "#app/components/ui/images/hero-backdrop.tsx";
import { Glow } from "#app/components/ui/images/glow.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

interface TitleHeroProps {
  readonly title: Pick<TitlePage, "name" | "languageTag" | "backdrop" | "play">;
  /** The text: facts, synopsis, play button. */
  readonly children: ReactNode;
  /** The column beside the text: versions or credits. */
  readonly aside?: ReactNode;
}

/** The top of a title page: the backdrop fades out before the text begins. Without a backdrop there is only the text. */
export function TitleHero({ title, children, aside }: TitleHeroProps) {
  const { name } = title;
  const backdrop = title.backdrop ?? title.play?.still ?? null;
  return (
    <div className="title-hero" data-bare={backdrop ? undefined : true}>
      {backdrop ? (
        <>
          <div className="hero-image">
            <HeroBackdrop image={backdrop} sizes="100vw" priority />
          </div>
          <Glow images={[backdrop]} />
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
