import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { Clock, timeZoneOf } from "#app/components/layout/clock.tsx";
import { FramedErrorPage, SiteFrame } from "#app/components/layout/site-frame.tsx";
import { useReturnFocus } from "#app/components/layout/return-focus.ts";
import { signInPath } from "#app/trpc/loader-errors.ts";

/** The pages of the site need a signed-in user. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.user) throw redirect(signInPath(request));
  return {
    user: context.user,
    now: context.now,
    timeZone: timeZoneOf(request.headers.get("cookie")),
  };
}

/** The layout of every page of the site: header, page, footer. */
export default function Site() {
  const { user, now, timeZone } = useLoaderData<typeof loader>();
  useReturnFocus();
  return (
    <Clock now={now} timeZone={timeZone}>
      <SiteFrame user={user}>
        <Outlet />
      </SiteFrame>
    </Clock>
  );
}

export { FramedErrorPage as ErrorBoundary };
