import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { PlayableCard } from "#app/components/catalog/playable-card.tsx";
import { type RailStop } from "#app/components/catalog/rail.tsx";
import { Row } from "#app/components/catalog/row.tsx";
import { IconButton } from "#app/components/ui/icon-button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { type PlayableCard as Playable } from "#core/catalog/types.ts";

/** Continue watching. What is taken off keeps its seat, with "Put it back", until one moves on. */
export function ContinueRow({ playables }: { readonly playables: readonly Playable[] }) {
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const fetcher = useFetcher();
  const announce = useToast();
  const send = (intent: "hide" | "unhide", playableId: string): void =>
    fetcher.submit({ intent, playableId }, { method: "post", action: "/history" });
  const putBack = ({ playableId }: Playable): void => {
    setGone((before) => new Set([...before].filter((id) => id !== playableId)));
    send("unhide", playableId);
  };
  const takeOff = (playable: Playable): void => {
    setGone((before) => new Set([...before, playable.playableId]));
    send("hide", playable.playableId);
    announce({
      words: `${playable.title.name} left Continue watching`,
      undo: { label: "Put it back", run: () => putBack(playable) },
    });
  };
  return (
    <Row
      heading="Continue watching"
      items={playables}
      keyOf={({ playableId }) => playableId}
      more={{ to: "/history", words: "All of it" }}
      onDelete={takeOff}
    >
      {(playable, stop) =>
        gone.has(playable.playableId) ? (
          <EmptySeat name={playable.title.name} stop={stop} onPutBack={() => putBack(playable)} />
        ) : (
          <div className="seat">
            <PlayableCard playable={playable} stop={stop} />
            <IconButton
              icon="cross"
              label={`Remove ${playable.title.name} from Continue watching`}
              tabIndex={stop.tabIndex}
              onClick={() => takeOff(playable)}
            />
          </div>
        )
      }
    </Row>
  );
}

interface EmptySeatProps {
  readonly name: string;
  readonly stop: RailStop;
  readonly onPutBack: () => void;
}

function EmptySeat({ name, stop, onPutBack }: EmptySeatProps) {
  return (
    <div className="seat-gone">
      <span>Removed</span>
      <button type="button" className="link min-h-tap" {...stop} onClick={onPutBack}>
        Put it back<span className="sr-only">: {name}</span>
      </button>
    </div>
  );
}
