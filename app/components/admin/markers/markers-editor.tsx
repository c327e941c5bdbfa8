import { useState } from "react";
import { MarkerFields } from "#app/components/admin/markers/marker-fields.tsx";
import { MarkerTimeline } from "#app/components/admin/markers/marker-timeline.tsx";
import { useMarkers, type SaveState } from "#app/components/admin/markers/use-markers.ts";
import { useSeasonIntro } from "#app/components/admin/markers/use-season-intro.ts";
import { counted } from "#app/components/format/words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { type MarkerEditorData } from "#core/markers/types.ts";

type Loaded = { readonly data: MarkerEditorData } | { readonly words: string } | null;

/** The intro and the credits of a file, which open on demand: their images need a token of their own. */
export function MarkersEditor({ videoId, name }: { readonly videoId: string; readonly name: string }) {
  const [loaded, setLoaded] = useState<Loaded>(null);
  const load = (): void => {
    loadRpcClient()
      .then((client) => client.admin.markerEditor.query({ videoId }))
      .then(
        (data) => setLoaded({ data }),
        (error: unknown) => setLoaded({ words: sentenceOfAnswer(error) ?? "Connection lost. Try again." }),
      );
  };
  return (
    <details className="markers" onToggle={({ currentTarget }) => (currentTarget.open ? load() : undefined)}>
      <summary aria-label={`Intro and credits of ${name}`}>Intro and credits</summary>
      {loaded === null ? <p role="status">Loading…</p> : null}
      {loaded && "words" in loaded ? <p className="text-bad">{loaded.words}</p> : null}
      {loaded && "data" in loaded ? <OpenMarkers data={loaded.data} /> : null}
    </details>
  );
}

function OpenMarkers({ data }: { readonly data: MarkerEditorData }) {
  const { edges, change, clear, saving, retry, undo } = useMarkers(data);
  const applyIntro = useSeasonIntro(data.videoId);
  return (
    <div className="grid gap-4">
      <MarkerTimeline data={data} edges={edges} onChange={change} />
      <MarkerFields edges={edges} positionSeconds={data.positionSeconds} onChange={change} />
      <div className="acts">
        <SaveWords saving={saving} onRetry={retry} />
        {undo ? (
          <Button size="small" onClick={undo}>
            Undo
          </Button>
        ) : null}
        {edges.introEnd === null ? null : (
          <Button size="small" tone="plain" onClick={() => clear("intro")}>
            Remove intro
          </Button>
        )}
        {edges.creditsStart === null ? null : (
          <Button size="small" tone="plain" onClick={() => clear("credits")}>
            Remove credits
          </Button>
        )}
        {data.otherEpisodes > 0 && edges.introEnd !== null ? (
          <Button size="small" onClick={applyIntro} disabled={saving.state === "saving"}>
            {`Use this intro for ${counted(data.otherEpisodes, "other episode")}`}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function SaveWords({ saving, onRetry }: { readonly saving: SaveState; readonly onRetry: () => void }) {
  if (saving.state === "failed") {
    return (
      <span role="alert" className="text-bad">
        {saving.words}{" "}
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      </span>
    );
  }
  const words = { idle: "Drag an edge, or use the arrow keys.", saving: "Saving…", saved: "Saved" };
  return (
    <span role="status" className="text-quiet">
      {words[saving.state]}
    </span>
  );
}
