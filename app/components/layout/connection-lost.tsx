import { useEffect } from "react";
import { useRevalidate } from "#app/hooks/use-revalidate.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";

const RETRY_MS = 5_000;

/** The server cannot be reached. The page tries again by itself until it answers. */
export function ConnectionLost() {
  const retryNow = useRetry();
  return (
    <EmptyState
      level={1}
      heading="Can't reach the server"
      actions={
        <>
          <PrimaryButton icon="retry" verb="Try again" onClick={retryNow} />
          <ButtonLink to="/" tone="plain">
            Home
          </ButtonLink>
        </>
      }
    >
      <p role="status">Your connection or the server is down. This page reloads by itself when it is back.</p>
    </EmptyState>
  );
}

/** Tries every 5 s, and at once when the browser has a network again. Returns a function that tries now. */
function useRetry(): () => void {
  const retry = useRevalidate();
  useEffect(() => {
    const timer = setInterval(retry, RETRY_MS);
    window.addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", retry);
    };
  }, [retry]);
  return retry;
}
