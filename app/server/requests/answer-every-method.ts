import { type ServerBuild } from "@remix-run/node";
import { sentence } from "#app/messages/sentence.ts";
import { type PageError } from "#app/trpc/loader-errors.ts";
import { messageOf } from "#core/messages/message.ts";

type ServerRoutes = ServerBuild["routes"];
type ServerRoute = ServerRoutes[string];

/**
 * A build in which each route answers every method; methods without a function get 405. Remix' own answer of
 * 405 names the route's file, and logs an error.
 */
export function answerEveryMethod(build: ServerBuild): ServerBuild {
  const routes: ServerRoutes = {};
  for (const [id, route] of Object.entries(build.routes)) routes[id] = withRefusals(route);
  return { ...build, routes };
}

function withRefusals(route: ServerRoute): ServerRoute {
  const { module } = route;
  const hasPage = module.default !== undefined || module.ErrorBoundary !== undefined;
  return {
    ...route,
    module: {
      ...module,
      action: module.action ?? refuseWith(["GET", "HEAD"]),
      // A page without a loader is rendered without data.
      loader: module.loader ?? (hasPage ? undefined : refuseWith(["POST"])),
    },
  };
}

/** A loader or action throws this, and the route's error page shows it. */
function refuseWith(allowed: readonly string[]): () => never {
  return () => {
    const error: PageError = {
      status: 405,
      message: sentence(messageOf("request.notTakenHere")),
      domainCode: null,
      requestId: null,
      fieldErrors: null,
    };
    throw Response.json(error, { status: error.status, headers: { Allow: allowed.join(", ") } });
  };
}
