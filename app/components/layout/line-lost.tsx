import { useEffect } from "react";
import { useRevalidate } from "#app/hooks/use-revalidate.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";

const ASK_AGAIN_MS = 5_000;

/** The site cannot be asked just now. The page asks again by itself until it is back, and goes on. */
export function LineLost() {
  const askAgain = useAskAgain();
  return (
    <EmptyState
      level={1}
      heading="The house does not answer"
      actions={
        <>
          <PrimaryButton icon="retry" verb="Try again" onClick={askAgain} />
          <ButtonLink to="/" tone="plain">
            Home
          </ButtonLink>
        </>
      }
    >
      <p role="status">Your connection or the server paused. This page goes on by itself when it is back.</p>
    </EmptyState>
  );
}

/** Asks every 5 s, and at once when the browser has a network again. Returns how to ask now. */
function useAskAgain(): () => void {
  const ask = useRevalidate();
  useEffect(() => {
    const timer = setInterval(ask, ASK_AGAIN_MS);
    window.addEventListener("online", ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", ask);
    };
  }, [ask]);
  return ask;
}
