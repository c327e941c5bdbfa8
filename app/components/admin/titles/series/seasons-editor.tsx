import { useFetcher, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { AttachFilm } from "#app/components/admin/titles/series/attach-film.tsx";
import { type Still } from "#app/components/admin/titles/editor-types.ts";
import { SeasonEditor } from "#app/components/admin/titles/series/season-editor.tsx";
import { type Choice } from "#app/components/admin/titles/title-choice.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

interface SeasonsEditorProps {
  readonly title: TitlePage;
  /** The stills of the open episode. */
  readonly stills: readonly Still[];
  readonly films: readonly Choice[];
}

/** The seasons of a series with their episodes, each with a form. The address holds which form is open. */
export function SeasonsEditor({ title, stills, films }: SeasonsEditorProps) {
  const [search] = useSearchParams();
  const openId = search.get("episode") ?? search.get("season");
  useFocusOnClose(openId);
  return (
    <section aria-labelledby="episodes">
      <div className="heading">
        <h2 id="episodes">Seasons and episodes</h2>
        <AddSeason titleId={title.id} />
      </div>
      {title.seasons.length === 0 ? (
        <p className="border-t border-line py-4 text-soft">
          No seasons yet. Add a season, or add an episode below.
        </p>
      ) : null}
      {title.seasons.map((season) => (
        <SeasonEditor
          key={season.id}
          season={season}
          seasons={title.seasons}
          openId={openId}
          stills={stills}
          isShown={
            title.seasons.length < 3 || season.episodes.some(({ playableId }) => playableId === openId)
          }
        />
      ))}
      <AttachFilm title={title} films={films} />
    </section>
  );
}

function AddSeason({ titleId }: { readonly titleId: string }) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="intent" value="add-season" />
      <input type="hidden" name="titleId" value={titleId} />
      <Button type="submit" size="small" disabled={fetcher.state !== "idle"}>
        <Icon name="plus" />
        Add season
      </Button>
    </fetcher.Form>
  );
}

/** Returns the focus from a panel that closes to the link that opened it. */
function useFocusOnClose(openId: string | null): void {
  const before = useRef(openId);
  useEffect(() => {
    const closed = before.current;
    before.current = openId;
    if (closed !== null && openId === null) document.getElementById(`edit-${closed}`)?.focus();
  }, [openId]);
}
