import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { isLineLost } from "#app/components/layout/is-line-lost.ts";
import { LineLost } from "#app/components/layout/line-lost.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PrimaryButton, PrimaryLink } from "#app/components/ui/primary-button.tsx";
import { useRootData } from "#app/root-data.ts";
import { type PageError } from "#app/trpc/loader-errors.ts";

/** What a route shows instead of itself: no line, not there, not for you, or our fault with the request's id. */
export function ErrorPage() {
  const error = useRouteError();
  const pageRequestId = useRootData()?.requestId ?? null;
  const { status, message, requestId } = explain(error);
  return (
    <div className="grid min-h-[60svh] content-center px-gutter py-12">
      {isLineLost(error) ? (
        <LineLost />
      ) : status === 404 ? (
        <NotThere message={message} />
      ) : status === 403 ? (
        <NotForYou message={message} />
      ) : status !== null && status < 500 ? (
        <DidNotWork message={message} />
      ) : (
        <ServerFault requestId={requestId ?? pageRequestId} message={status === null ? null : message} />
      )}
    </div>
  );
}

interface Explained {
  /** Null where something broke that is no answer of the server: a page's own script. */
  readonly status: number | null;
  readonly message: string | null;
  readonly requestId: string | null;
}

function explain(error: unknown): Explained {
  if (!isRouteErrorResponse(error)) return { status: null, message: null, requestId: null };
  const data = error.data as Partial<PageError> | string | null;
  const isPageError = typeof data === "object" && data !== null;
  return {
    status: error.status,
    message: isPageError && typeof data.message === "string" ? data.message : null,
    requestId: isPageError && typeof data.requestId === "string" ? data.requestId : null,
  };
}

function NotThere({ message }: { readonly message: string | null }) {
  return (
    <EmptyState
      level={1}
      heading="There is no page here"
      actions={<PrimaryLink to="/" icon="home" verb="Home" />}
    >
      <p>{message ?? "It may have been taken off the bill. The rest of the house is open."}</p>
    </EmptyState>
  );
}

function NotForYou({ message }: { readonly message: string | null }) {
  return (
    <EmptyState
      level={1}
      heading="This door is closed for you"
      actions={<PrimaryLink to="/" icon="home" verb="Home" />}
    >
      <p>{message ?? "Ask the owner of the house if you think that is wrong."}</p>
    </EmptyState>
  );
}

function DidNotWork({ message }: { readonly message: string | null }) {
  return (
    <EmptyState level={1} heading="That did not work" actions={<TryAgain />}>
      <p>{message ?? "The house did not understand what was asked of it."}</p>
    </EmptyState>
  );
}

function ServerFault(props: { readonly requestId: string | null; readonly message: string | null }) {
  return (
    <EmptyState level={1} heading="Something broke on our side" actions={<TryAgain />}>
      {props.requestId ? (
        <p>
          Nothing of yours is lost. We wrote it down as <b className="mono">{props.requestId}</b>.
        </p>
      ) : (
        <p>{props.message ?? "Nothing of yours is lost."}</p>
      )}
    </EmptyState>
  );
}

function TryAgain() {
  const { revalidate, state } = useRevalidator();
  return (
    <>
      <PrimaryButton
        icon="retry"
        verb={state === "loading" ? "Trying…" : "Try again"}
        disabled={state === "loading"}
        onClick={revalidate}
      />
      <ButtonLink to="/" tone="plain">
        Home
      </ButtonLink>
    </>
  );
}
