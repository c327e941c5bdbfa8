import { useFetcher, useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

interface WatchedToggleProps {
  readonly episode: PlayableDetail;
  readonly name: string;
  /** `round` has an icon alone, as in a list; `worded` stands among the buttons of a page. */
  readonly form?: "round" | "worded";
}

/** Says that something was watched, and takes it back. A form, so it works before and without scripts. */
export function WatchedToggle({ episode, name, form = "round" }: WatchedToggleProps) {
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  const savedSeconds = usePositionBefore(episode);
  const [version] = episode.versions;
  const chosen = fetcher.formData?.get("watched");
  const watched = chosen ? chosen === "true" : (episode.progress?.watched ?? false);
  const durationSeconds = episode.durationSeconds ?? episode.progress?.durationSeconds ?? 0;
  if (!version || durationSeconds <= 0) return <span />;
  return (
    <fetcher.Form method="post" action="/history">
      <noscript>
        <input type="hidden" name="to" value={pathname + search} />
      </noscript>
      <input type="hidden" name="intent" value="set-watched" />
      <input type="hidden" name="playableId" value={episode.playableId} />
      <input type="hidden" name="versionId" value={version.id} />
      <input type="hidden" name="durationSeconds" value={durationSeconds} />
      <input type="hidden" name="savedSeconds" value={savedSeconds} />
      <button
        className={form === "round" ? "toggle" : "button watched-toggle"}
        type="submit"
        name="watched"
        value={watched ? "false" : "true"}
        aria-pressed={watched}
        aria-label={`Watched: ${name}`}
      >
        <span>
          <Icon name="check" />
        </span>
        {form === "worded" ? (watched ? "Watched" : "Mark watched") : null}
      </button>
    </fetcher.Form>
  );
}

/** The position before the toggle, in seconds, which unmarking restores; 0 where it is unknown. */
function usePositionBefore({ progress }: PlayableDetail): number {
  const position = progress && !progress.watched ? progress.positionSeconds : null;
  const [before, setBefore] = useState(position ?? 0);
  useEffect(() => {
    if (position !== null) setBefore(position);
  }, [position]);
  return before;
}
