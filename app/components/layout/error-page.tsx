import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { isConnectionLost } from "#app/components/layout/is-connection-lost.ts";
import { ConnectionLost } from "#app/components/layout/connection-lost.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PrimaryButton, PrimaryLink } from "#app/components/ui/primary-button.tsx";
import { useRootData } from "#app/root-data.ts";
import { type PageError } from "#app/trpc/loader-errors.ts";

/** Replaces a route that failed: no connection, not found, no access, or a server error with the request's id. */
export function ErrorPage() {
  const error = useRouteError();
  const pageRequestId = useRootData()?.requestId ?? null;
  const { status, message, requestId } = explain(error);
  return (
    <div className="grid min-h-[60svh] content-center px-gutter py-12">
      {isConnectionLost(error) ? (
        <ConnectionLost />
      ) : status === 404 ? (
        <NotFound message={message} />
      ) : status === 403 ? (
        <NoAccess message={message} />
      ) : status !== null && status < 500 ? (
        <RequestFailed message={message} />
      ) : (
        <ServerFault requestId={requestId ?? pageRequestId} message={status === null ? null : message} />
      )}
    </div>
  );
}

interface Explained {
  /** Null where the error is no answer of the server, such as a fault in the page's own script. */
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

function NotFound({ message }: { readonly message: string | null }) {
  return (
    <EmptyState level={1} heading="Page not found" actions={<PrimaryLink to="/" icon="home" verb="Home" />}>
      <p>{message ?? "It may have been removed."}</p>
    </EmptyState>
  );
}

function NoAccess({ message }: { readonly message: string | null }) {
  return (
    <EmptyState
      level={1}
      heading="You don't have access"
      actions={<PrimaryLink to="/" icon="home" verb="Home" />}
    >
      <p>{message ?? "Ask an admin if you think this is wrong."}</p>
    </EmptyState>
  );
}

function RequestFailed({ message }: { readonly message: string | null }) {
  return (
    <EmptyState level={1} heading="The request failed" actions={<TryAgain />}>
      <p>{message ?? "Invalid request."}</p>
    </EmptyState>
  );
}

function ServerFault(props: { readonly requestId: string | null; readonly message: string | null }) {
  return (
    <EmptyState level={1} heading="Something went wrong" actions={<TryAgain />}>
      {props.requestId ? (
        <p>
          Try again in a moment. Error code: <b className="mono">{props.requestId}</b>
        </p>
      ) : (
        <p>{props.message ?? "Try again in a moment."}</p>
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
