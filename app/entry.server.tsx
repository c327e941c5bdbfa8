import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream, type RenderToPipeableStreamOptions } from "react-dom/server";
import { NonceContext } from "#app/nonce.ts";

/** Data that streams late is given up after this long; rendering itself a second later. */
export const streamTimeout = 8_000;

interface RenderRequest {
  readonly request: Request;
  readonly status: number;
  readonly headers: Headers;
  readonly remixContext: EntryContext;
  readonly loadContext: AppLoadContext;
}

/** Remix's entry: renders a page to a stream. Robots get the complete page, users get it from its shell on. */
export default function handleRequest(...args: HandleRequestArguments): Promise<Response> {
  const [request, status, headers, remixContext, loadContext] = args;
  return renderPage({ request, status, headers, remixContext, loadContext });
}

type HandleRequestArguments = [Request, number, Headers, EntryContext, AppLoadContext];

function renderPage(page: RenderRequest): Promise<Response> {
  const { request, headers, remixContext, loadContext } = page;
  const readyEvent: keyof RenderToPipeableStreamOptions = isbot(request.headers.get("user-agent"))
    ? "onAllReady"
    : "onShellReady";
  let status = page.status;
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={loadContext.cspNonce}>
        <RemixServer context={remixContext} url={request.url} nonce={loadContext.cspNonce} />
      </NonceContext.Provider>,
      {
        nonce: loadContext.cspNonce,
        [readyEvent]() {
          const body = new PassThrough();
          body.once("close", () => clearTimeout(giveUp));
          nameAllowedMethods(status, headers);
          headers.set("Content-Type", "text/html; charset=utf-8");
          headers.set("Cache-Control", "no-store");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500;
          logPageError(error, request, loadContext);
        },
      },
    );
    // Cleared at the end: a timer that still runs holds the page in memory.
    const giveUp = setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Remix calls this for a page's data, which is as private as the page. */
export function handleDataRequest(response: Response): Response {
  nameAllowedMethods(response.status, response.headers);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/** What HTTP wants beside 405. Remix drops the headers of a refused action (`answerEveryMethod`): routes without one. */
function nameAllowedMethods(status: number, headers: Headers): void {
  if (status === 405) headers.set("Allow", "GET, HEAD");
}

/** Remix calls this for errors in loaders, actions and rendering; users see the request id alone. */
export function handleError(error: unknown, { request, context }: HandleErrorDetails): void {
  logPageError(error, request, context);
}

interface HandleErrorDetails {
  readonly request: Request;
  readonly context: AppLoadContext;
}

function logPageError(error: unknown, request: Request, context: AppLoadContext): void {
  if (request.signal.aborted) return;
  context.logger.error({ err: error, path: new URL(request.url).pathname }, "a page failed");
}
