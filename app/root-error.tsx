import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import { useRootData } from "#app/root-data.ts";
import { type PageError } from "#app/trpc/loader-errors.ts";

/** What is shown where a route has no error page of its own, or the page around it broke. */
export function RootError() {
  const error = useRouteError();
  const requestId = useRootData()?.requestId;
  const { heading, message } = describe(error, requestId);
  return (
    <main>
      <h1>{heading}</h1>
      <p>{message}</p>
      <p>
        <Link to="/">Back to Home</Link>
      </p>
    </main>
  );
}

function describe(error: unknown, requestId: string | undefined): { heading: string; message: string } {
  if (isRouteErrorResponse(error) && error.status === 404) {
    return {
      heading: "There is nothing here",
      message: messageOf(error.data) ?? "This page does not exist.",
    };
  }
  if (isRouteErrorResponse(error) && error.status < 500) {
    return { heading: "This did not work", message: messageOf(error.data) ?? "Go back and try again." };
  }
  const known = isRouteErrorResponse(error) ? messageOf(error.data) : null;
  const written = requestId ? ` We wrote it down as ${requestId}.` : "";
  return { heading: "Something broke", message: known ?? `Something broke on our side.${written}` };
}

function messageOf(data: unknown): string | null {
  const message = (data as Partial<PageError> | null)?.message;
  return typeof message === "string" ? message : null;
}
