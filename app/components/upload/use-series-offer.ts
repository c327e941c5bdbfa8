import { useEffect, useState } from "react";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { rpcClient } from "#app/trpc/client.ts";
import { type SeriesOffer } from "#core/uploads/types.ts";

interface OfferState {
  readonly offer: SeriesOffer | null;
  /** Why the last answer was refused. */
  readonly error: string | null;
  readonly isBusy: boolean;
}

const NOTHING: OfferState = { offer: null, error: null, isBusy: false };

/**
 * The series that an upload's name tells, and `answer`, which adds the upload to it or takes that back. It is asked for
 * again at the end of the upload (`isUploaded`): another file may have taken its number. `onMoved` gets the series that an
 * uploaded file was added to.
 */
export function useSeriesOffer(uploadId: string, isUploaded: boolean, onMoved: (titleId: string) => void) {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    const show = (offer: SeriesOffer | null): void => {
      if (isCurrent) setState({ ...NOTHING, offer });
    };
    // An offer is a convenience: without an answer the file stays a film.
    rpcClient()
      .uploads.seriesOffer.query({ uploadId })
      .then(show, () => show(null));
    return () => void (isCurrent = false);
  }, [uploadId, isUploaded]);
  const answer = async (add: boolean): Promise<void> => {
    setState((before) => ({ ...before, error: null, isBusy: true }));
    try {
      const { titleId } = await rpcClient().uploads.addToSeries.mutate({ uploadId, add });
      if (titleId !== null) onMoved(titleId);
      setState(({ offer }) => ({ ...NOTHING, offer: offer && { ...offer, isAccepted: add } }));
    } catch (error) {
      const words = sentenceOfAnswer(error) ?? "It was not added. Try again.";
      setState((before) => ({ ...before, error: words, isBusy: false }));
    }
  };
  return { ...state, answer };
}
