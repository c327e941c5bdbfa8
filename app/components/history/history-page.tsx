import { groupByDay } from "#app/components/format/dates.ts";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { HistoryLine } from "#app/components/history/history-line.tsx";
import { useClock } from "#app/components/layout/clock.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyPage } from "#app/components/ui/empty-page.tsx";
import { type Page, type PlayableCard } from "#core/catalog/types.ts";

/** The watch history by day. A removed entry keeps its slot with an undo button. */
export function HistoryPage({ page }: { readonly page: Page<PlayableCard> }) {
  const clock = useClock();
  const { items, ...more } = useMore(
    page,
    keyOf,
    (cursor) => `/history?cursor=${encodeURIComponent(cursor)}`,
  );
  const { slots, isGone, remove, undo } = useRemoval(items);
  const days = groupByDay(slots, (item) => item.progress?.updatedAt ?? clock.now, clock);
  return (
    <>
      <div className="page-head">
        <h1 className="display">Watch history</h1>
      </div>
      {slots.length === 0 ? <EmptyHistory /> : null}
      <div className="px-gutter max-w-[72rem]">
        {days.map(({ day, items: watched }) => (
          <section key={day} className="history-day mb-8" aria-label={day}>
            <h2 className="text-lg font-semibold leading-ui mb-4">{day}</h2>
            <ul>
              {watched.map((item) => (
                <HistoryLine
                  key={item.playableId}
                  playable={item}
                  isGone={isGone(item)}
                  onRemove={() => remove(item)}
                  onUndo={() => undo(item)}
                />
              ))}
            </ul>
          </section>
        ))}
        <MoreButton {...more} words="Load more" />
      </div>
    </>
  );
}

function keyOf({ playableId }: PlayableCard): string {
  return playableId;
}

function useRemoval(items: readonly PlayableCard[]) {
  const submit = useInTurn("/history");
  const { slots, isGone, leave, comeBack } = useKeptSlots(items, keyOf);
  const send = (intent: "remove" | "restore", { playableId }: PlayableCard): void =>
    submit({ intent, playableId });
  return {
    slots,
    isGone,
    remove: (playable: PlayableCard): void => {
      leave(playable);
      send("remove", playable);
    },
    undo: (playable: PlayableCard): void => {
      comeBack(playable);
      send("restore", playable);
    },
  };
}

function EmptyHistory() {
  return (
    <EmptyPage heading="Nothing watched yet" actions={<ButtonLink to="/">Browse</ButtonLink>}>
      <p>Films and episodes that you watch appear here.</p>
    </EmptyPage>
  );
}
