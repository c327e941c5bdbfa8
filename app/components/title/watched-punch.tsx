import { useFetcher, useLocation } from "@remix-run/react";
import { Icon } from "#app/components/ui/icon.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

/** The punch: watched is a hole in the ticket. A form, so it works before and without scripts. */
export function WatchedPunch({ episode, name }: { readonly episode: PlayableDetail; readonly name: string }) {
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  const [version] = episode.versions;
  const asked = fetcher.formData?.get("watched");
  const watched = asked ? asked === "true" : (episode.progress?.watched ?? false);
  const durationSeconds = episode.durationSeconds ?? episode.progress?.durationSeconds ?? 0;
  if (!version || durationSeconds <= 0) return <span />;
  return (
    <fetcher.Form method="post" action="/history">
      <noscript>
        <input type="hidden" name="to" value={pathname + search} />
      </noscript>
      <input type="hidden" name="intent" value="punch" />
      <input type="hidden" name="playableId" value={episode.playableId} />
      <input type="hidden" name="versionId" value={version.id} />
      <input type="hidden" name="durationSeconds" value={durationSeconds} />
      <button
        className="punch"
        type="submit"
        name="watched"
        value={watched ? "false" : "true"}
        aria-pressed={watched}
        aria-label={`Watched: ${name}`}
      >
        <span>
          <Icon name="check" />
        </span>
      </button>
    </fetcher.Form>
  );
}
