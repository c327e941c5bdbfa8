import { seasonName } from "#app/components/title/season-tabs.tsx";
import { Lamp } from "#app/components/ui/lamp.tsx";
import { type TitlePage, type VideoState } from "#core/catalog/types.ts";

const lampOf = { queued: "off", processing: "off", playable: "warn", ready: "good", failed: "bad" } as const;
const wordOf = {
  queued: "waits",
  processing: "starting",
  playable: "encoding",
  ready: "whole",
  failed: "failed",
} as const satisfies Record<VideoState, string>;

/** The seasons of a series, and how its episodes are. */
export function EpisodeOverview({ title }: { readonly title: TitlePage }) {
  return (
    <section aria-labelledby="episodes">
      <div className="heading">
        <h2 id="episodes">Seasons and episodes</h2>
      </div>
      {title.seasons.length === 0 ? (
        <p className="border-t border-line py-4 text-soft">No episode is here yet.</p>
      ) : null}
      {title.seasons.map((season) => (
        <details key={season.id} open={title.seasons.length === 1} className="border-t border-line">
          <summary className="min-h-tap py-3 font-semibold">
            {seasonName(season)} <span className="font-normal text-quiet">{season.episodes.length}</span>
          </summary>
          <ul className="lamp-list mb-4 ml-4">
            {season.episodes.map(({ playableId, episodeNumber, name, videoState }) => (
              <li key={playableId}>
                <Lamp state={videoState ? lampOf[videoState] : "off"} />
                <span>
                  {episodeNumber}. {name}
                </span>
                <span>{videoState ? wordOf[videoState] : "no file"}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
