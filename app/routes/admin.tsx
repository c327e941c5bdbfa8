import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData } from "@remix-run/react";
import { AdminNav } from "#app/components/layout/admin-nav.tsx";
import { Clock, timeZoneOf } from "#app/components/layout/clock.tsx";
import { FramedErrorPage } from "#app/components/layout/site-frame.tsx";
import { useReturnFocus } from "#app/components/layout/return-focus.ts";
import { SkipLink } from "#app/components/layout/skip-link.tsx";
import { Toasts } from "#app/components/ui/toast.tsx";
import { forPage, signInPath } from "#app/trpc/loader-errors.ts";

/** The admin area is for users who edit the catalog or run the site; others get the page for no access. */
export async function loader(asking: LoaderFunctionArgs) {
  const { request, context } = asking;
  if (!context.user) throw redirect(signInPath(request));
  const counts = await forPage(asking, context.caller.admin.counts());
  const timeZone = timeZoneOf(request.headers.get("cookie"));
  return { counts, user: context.user, now: context.now, timeZone };
}

/** Pages of the area have titles of their own; this one is for users without access. */
export const meta: MetaFunction<typeof loader> = ({ error }) =>
  isRouteErrorResponse(error) && error.status === 403 ? [{ title: "No access · Matinee" }] : [];

/** The layout of the admin area: navigation and page. */
export default function AdminArea() {
  const { counts, user, now, timeZone } = useLoaderData<typeof loader>();
  useReturnFocus();
  return (
    <Clock now={now} timeZone={timeZone}>
      <Toasts>
        <SkipLink />
        <div className="admin-area">
          <AdminNav user={user} counts={counts} />
          <main className="admin-page" id="main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </Toasts>
    </Clock>
  );
}

export { FramedErrorPage as ErrorBoundary };
