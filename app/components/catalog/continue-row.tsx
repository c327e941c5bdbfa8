import { useEffect, useRef } from "react";
import { PlayableCard } from "#app/components/catalog/playable-card.tsx";
import { type RailStop } from "#app/components/catalog/rail.tsx";
import { Row } from "#app/components/catalog/row.tsx";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { IconButton } from "#app/components/ui/icon-button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { type PlayableCard as Playable } from "#core/catalog/types.ts";

/** Continue watching. What is taken off keeps its seat, with "Put it back", until one moves on. */
export function ContinueRow({ playables }: { readonly playables: readonly Playable[] }) {
  const { slots, isGone, leave, comeBack } = useKeptSlots(playables, keyOf);
  const submit = useInTurn("/history");
  const announce = useToast();
  const send = (intent: "hide" | "unhide", playableId: string): void => submit({ intent, playableId });
  const putBack = (playable: Playable): void => {
    comeBack(playable);
    send("unhide", playable.playableId);
  };
  const takeOff = (playable: Playable): void => {
    leave(playable);
    send("hide", playable.playableId);
    announce({
      words: `${playable.title.name} left Continue watching`,
      undo: { label: "Put it back", run: () => putBack(playable) },
    });
  };
  return (
    <Row
      heading="Continue watching"
      items={slots}
      keyOf={keyOf}
      more={{ to: "/history", words: "All of it" }}
      onDelete={takeOff}
    >
      {(playable, stop) => (
        <Slot
          playable={playable}
          stop={stop}
          isGone={isGone(playable)}
          onTakeOff={() => takeOff(playable)}
          onPutBack={() => putBack(playable)}
        />
      )}
    </Row>
  );
}

function keyOf({ playableId }: Playable): string {
  return playableId;
}

interface SlotProps {
  readonly playable: Playable;
  readonly stop: RailStop;
  readonly isGone: boolean;
  readonly onTakeOff: () => void;
  readonly onPutBack: () => void;
}

/** A card with its cross, or the seat that it left. */
function Slot({ playable, stop, isGone, onTakeOff, onPutBack }: SlotProps) {
  const ref = useKeptFocus(isGone);
  const { name } = playable.title;
  if (isGone) {
    return (
      <div className="slot-removed" ref={ref}>
        <span>Removed</span>
        <button
          type="button"
          aria-label={`Put it back: ${name}`}
          className="link min-h-tap"
          {...stop}
          onClick={onPutBack}
        >
          Put it back
        </button>
      </div>
    );
  }
  return (
    <div className="slot" ref={ref}>
      <PlayableCard playable={playable} stop={stop} />
      <IconButton
        icon="cross"
        label={`Remove ${name} from Continue watching`}
        tabIndex={stop.tabIndex}
        onClick={onTakeOff}
      />
    </div>
  );
}

/** What had the focus goes away when a seat changes: the focus stays in the seat. */
function useKeptFocus(isGone: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef(isGone);
  useEffect(() => {
    if (before.current === isGone) return;
    before.current = isGone;
    if (document.activeElement !== document.body) return;
    ref.current?.querySelector<HTMLElement>("[data-rail-stop]")?.focus({ preventScroll: true });
  }, [isGone]);
  return ref;
}
