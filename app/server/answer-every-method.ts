import { type ServerBuild } from "@remix-run/node";
import { type PageError } from "#app/trpc/loader-errors.ts";

type ServerRoutes = ServerBuild["routes"];
type ServerRoute = ServerRoutes[string];

/**
 * A build in which each route answers every method, those that it has no function for with 405. Remix' own answer of
 * 405 names the file of the route, and puts an error into the log.
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
      // A page needs no loader: it is rendered without data.
      loader: module.loader ?? (hasPage ? undefined : refuseWith(["POST"])),
    },
  };
}

/** What a loader or action throws: the error page of the route shows it. */
function refuseWith(allowed: readonly string[]): () => never {
  return () => {
    const error: PageError = {
      status: 405,
      message: "This address does not take what was sent.",
      domainCode: null,
      requestId: null,
      fieldErrors: null,
    };
    throw Response.json(error, { status: error.status, headers: { Allow: allowed.join(", ") } });
  };
}
