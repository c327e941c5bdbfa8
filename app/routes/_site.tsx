import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { Clock, timeZoneOf } from "#app/components/layout/clock.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { SiteFooter } from "#app/components/layout/site-footer.tsx";
import { SiteHeader } from "#app/components/layout/site-header.tsx";
import { PhoneTabs } from "#app/components/layout/phone-tabs.tsx";
import { useReturnFocus } from "#app/components/layout/return-focus.ts";
import { SkipLink } from "#app/components/layout/skip-link.tsx";
import { Toasts } from "#app/components/ui/toast.tsx";
import { forPage, signInPath } from "#app/trpc/loader-errors.ts";

/** The pages of the site need a signed-in user. */
export async function loader(asking: LoaderFunctionArgs) {
  const { request, context } = asking;
  if (!context.user) throw redirect(signInPath(request));
  return {
    user: context.user,
    mayUpload: await forPage(asking, context.caller.uploads.mayUpload()),
    now: context.now,
    timeZone: timeZoneOf(request.headers.get("cookie")),
  };
}

/** The layout of every page of the site: header, page, footer. */
export default function Site() {
  const { user, mayUpload, now, timeZone } = useLoaderData<typeof loader>();
  useReturnFocus();
  return (
    <Clock now={now} timeZone={timeZone}>
      <Toasts>
        <SkipLink />
        <SiteHeader user={user} mayUpload={mayUpload} />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
        <SiteFooter />
        <PhoneTabs />
      </Toasts>
    </Clock>
  );
}

export function ErrorBoundary() {
  return (
    <main id="main">
      <ErrorPage />
    </main>
  );
}
