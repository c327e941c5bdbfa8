import { groupByDay } from "#app/components/format/dates.ts";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { HistoryLine } from "#app/components/history/history-line.tsx";
import { useClock } from "#app/components/layout/clock.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { type Page, type PlayableCard } from "#core/catalog/types.ts";

/** My things: what one has seen, by day. What is removed keeps its seat with "Put it back". */
export function HistoryPage({ page }: { readonly page: Page<PlayableCard> }) {
  const clock = useClock();
  const { items, ...more } = useMore(
    page,
    keyOf,
    (cursor) => `/history?cursor=${encodeURIComponent(cursor)}`,
  );
  const { slots, isGone, remove, putBack } = useRemoval(items);
  const days = groupByDay(slots, (item) => item.progress?.updatedAt ?? clock.now, clock);
  return (
    <>
      <div className="page-head">
        <h1 className="display">What you have seen</h1>
      </div>
      <div className="px-gutter max-w-[72rem]">
        {slots.length === 0 ? <NothingYet /> : null}
        {days.map(({ day, items: seen }) => (
          <section key={day} className="history-day mb-8" aria-label={day}>
            <h2 className="text-lg font-semibold leading-ui mb-4">{day}</h2>
            <ul>
              {seen.map((item) => (
                <HistoryLine
                  key={item.playableId}
                  playable={item}
                  isGone={isGone(item)}
                  onRemove={() => remove(item)}
                  onPutBack={() => putBack(item)}
                />
              ))}
            </ul>
          </section>
        ))}
        <MoreButton {...more} words="Further back" />
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
    putBack: (playable: PlayableCard): void => {
      comeBack(playable);
      send("restore", playable);
    },
  };
}

function NothingYet() {
  return (
    <EmptyState heading="Nothing seen yet" actions={<ButtonLink to="/">See what is on</ButtonLink>}>
      <p>What you watch is written down here, so that you find your place again.</p>
    </EmptyState>
  );
}
