import { useFetcher } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { type PageError } from "#app/trpc/loader-errors.ts";

interface RetryButtonProps {
  readonly videoId: string;
  readonly title: string;
}

/** Tries a failed video again, and shows the error where that was refused. */
export function RetryButton({ videoId, title }: RetryButtonProps) {
  const fetcher = useFetcher<{ ok: boolean; error?: PageError }>();
  const isBusy = fetcher.state !== "idle";
  return (
    <fetcher.Form method="post" className="acts">
      <input type="hidden" name="intent" value="retry" />
      <input type="hidden" name="videoId" value={videoId} />
      <Button type="submit" size="small" disabled={isBusy} aria-label={`Retry ${title}`}>
        {isBusy ? "Retrying…" : "Retry"}
      </Button>
      {fetcher.data?.error ? (
        <span role="alert" className="text-xs text-bad">
          {fetcher.data.error.message}
        </span>
      ) : null}
    </fetcher.Form>
  );
}
