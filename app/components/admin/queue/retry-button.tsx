import { useFetcher } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { type VideoProgress } from "#core/videos/types.ts";

interface RetryButtonProps {
  readonly videoId: string;
  readonly title: string;
}

/** Tries a failed video again, and says why where that is refused. */
export function RetryButton({ videoId, title }: RetryButtonProps) {
  const fetcher = useFetcher<FormAnswer>();
  const isBusy = fetcher.state !== "idle";
  return (
    <fetcher.Form method="post" className="acts">
      <input type="hidden" name="intent" value="retry" />
      <input type="hidden" name="videoId" value={videoId} />
      <Button type="submit" size="small" disabled={isBusy} aria-label={`Retry ${title}`}>
        {isBusy ? "Retrying…" : "Retry"}
      </Button>
      {fetcher.data?.error ? (
        <span role="alert" className="basis-full text-xs leading-text text-bad">
          {fetcher.data.error.message}
        </span>
      ) : null}
    </fetcher.Form>
  );
}

type Retriable = Pick<VideoProgress, "id" | "title" | "state">;

/** The retry button of a failed video, also of a refused one, which it explains. Renders nothing for others. */
export function RetryFailed({ video: { id, title, state } }: { readonly video: Retriable }) {
  if (state !== "failed") return null;
  return <RetryButton videoId={id} title={title} />;
}
