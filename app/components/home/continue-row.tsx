import { useEffect, useRef } from "react";
import { PlayableCard } from "#app/components/catalog/playable-card.tsx";
import { type RailStop } from "#app/components/catalog/rail.tsx";
import { Row } from "#app/components/catalog/row.tsx";
import { type CardRowProps } from "#app/components/home/card-row-props.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { IconButton } from "#app/components/ui/icon-button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { type PlayableCard as Playable } from "#core/catalog/types.ts";

/** Continue watching. A removed entry keeps its slot, with an undo button, until the user leaves the page. */
export function ContinueRow({ items, ...row }: CardRowProps<Playable>) {
  const { slots, isGone, leave, comeBack } = useKeptSlots(items, keyOf);
  const submit = useInTurn("/history");
  const announce = useToast();
  const send = (intent: "hide" | "unhide", playableId: string): void => submit({ intent, playableId });
  const undo = (playable: Playable): void => {
    comeBack(playable);
    send("unhide", playable.playableId);
  };
  const remove = (playable: Playable): void => {
    leave(playable);
    send("hide", playable.playableId);
    announce({
      words: `${playable.title.name} removed from Continue watching`,
      undo: { label: "Undo", run: () => undo(playable) },
    });
  };
  return (
    <Row {...row} items={slots} keyOf={keyOf} onDelete={remove}>
      {(playable, stop) => (
        <Slot
          playable={playable}
          stop={stop}
          isGone={isGone(playable)}
          onRemove={() => remove(playable)}
          onUndo={() => undo(playable)}
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
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}

/** A card with its remove button, or the empty slot of a removed card. */
function Slot({ playable, stop, isGone, onRemove, onUndo }: SlotProps) {
  const ref = useKeptFocus(isGone);
  const { name } = playable.title;
  if (isGone) {
    return (
      <div className="slot-removed" ref={ref}>
        <span>Removed</span>
        <button
          type="button"
          aria-label={`Undo: ${name}`}
          className="link min-h-tap"
          {...stop}
          onClick={onUndo}
        >
          Undo
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
        onClick={onRemove}
      />
    </div>
  );
}

/** The focused button disappears when a slot changes: this moves the focus to the slot's new content. */
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
