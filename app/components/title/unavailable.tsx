import { formatMoment } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { videoSentence } from "#app/messages/video-sentence.ts";
import { type TitlePage } from "#core/catalog/types.ts";

type Since = NonNullable<TitlePage["unavailable"]>;

/** "Unavailable since Fri 4 Dec 2026, 20:00: /media/films's disk is not there." */
export function useUnavailableWords(unavailable: Since | null): string | null {
  const clock = useClock();
  if (!unavailable) return null;
  const { since, reason } = unavailable;
  return `Unavailable since ${formatMoment(since, clock)}: ${videoSentence(reason)}`;
}

/** For editors of a title: since when a file of it is not there, and which. Renders nothing while all are. */
export function UnavailableNote({ unavailable }: { readonly unavailable: Since | null }) {
  const words = useUnavailableWords(unavailable);
  if (words === null) return null;
  return (
    <p className="flex max-w-[34rem] items-baseline gap-3 py-3 text-sm text-soft">
      <StatusDot state="warn" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{words}</span>
    </p>
  );
}
