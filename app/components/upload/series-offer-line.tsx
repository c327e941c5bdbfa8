import { episodeLabel } from "#app/components/format/words.ts";
import { type UploadItem } from "#app/components/upload/transfer/upload-item.ts";
import { type UploadQueue } from "#app/components/upload/transfer/upload-queue.ts";
import { useSeriesOffer } from "#app/components/upload/use-series-offer.ts";
import { Button } from "#app/components/ui/button.tsx";
import { type SeriesOffer } from "#core/uploads/types.ts";

interface SeriesOfferLineProps {
  readonly item: UploadItem;
  readonly uploadId: string;
  readonly queue: () => UploadQueue;
}

/** Offers to add a file named like an episode to its series, with one press. Renders nothing for other files. */
export function SeriesOfferLine({ item, uploadId, queue }: SeriesOfferLineProps) {
  const { id, fileName } = item;
  const isUploaded = item.phase === "done";
  const onMoved = (titleId: string): void => queue().moved(id, titleId);
  const { offer, error, isBusy, answer } = useSeriesOffer(uploadId, isUploaded, onMoved);
  if (!offer) return null;
  const label = `${offer.seriesName}, ${episodeLabel(offer)}`;
  const keepFilm = (): void => {
    if (offer.isAccepted) void answer(false);
    else queue().keepFilm(id);
  };
  return (
    <div className="col-span-full grid gap-2">
      <p className="text-xs leading-text text-soft" role="status">
        {offerWords(offer, label, isUploaded)}
      </p>
      {offer.isAccepted && isUploaded ? null : (
        <div className="acts">
          {offer.isAccepted ? null : (
            <Button
              size="small"
              disabled={isBusy}
              aria-label={`Add to ${label}: ${fileName}`}
              onClick={() => void answer(true)}
            >
              Add to {label}
            </Button>
          )}
          <Button
            size="small"
            tone="plain"
            disabled={isBusy}
            aria-label={`Keep as film: ${fileName}`}
            onClick={keepFilm}
          >
            Keep as film
          </Button>
        </div>
      )}
      {error ? (
        <p role="alert" className="text-xs text-bad">
          {error}
        </p>
      ) : null}
    </div>
  );
}

function offerWords(offer: SeriesOffer, label: string, isUploaded: boolean): string {
  if (offer.isAccepted) return isUploaded ? `Added to ${label}.` : `Will be added to ${label}.`;
  if (offer.seriesId === null) return "This looks like an episode of a new series.";
  const shown = offer.publishesDraft
    ? " The series is published, so the episode is visible as soon as it can be played."
    : "";
  return `This looks like an episode of ${offer.seriesName}.${shown}`;
}
