import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dashboardHeading } from "#app/components/admin/dashboard/dashboard-heading.ts";
import { Attention } from "#app/components/admin/dashboard/attention.tsx";
import { EncodingQueue } from "#app/components/admin/dashboard/encoding-queue.tsx";
import { DiskSection } from "#app/components/admin/dashboard/disk-section.tsx";
import { Figures } from "#app/components/admin/dashboard/figures.tsx";
import { Machinery } from "#app/components/admin/dashboard/machinery.tsx";
import { RecentPlays } from "#app/components/admin/dashboard/recent-plays.tsx";
import { SearchIndex } from "#app/components/admin/dashboard/search-index.tsx";
import { retryVideo } from "#app/components/admin/queue/retry-video.ts";
import { useFresh } from "#app/hooks/use-fresh.ts";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { Sentences } from "#app/components/ui/sentences.tsx";
import { PrimaryLink } from "#app/components/ui/primary-button.tsx";
import { hasScope } from "#core/accounts/scopes.ts";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Dashboard · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { caller, user } = asking.context;
  // Editors have no dashboard; their admin area begins with the library.
  if (user && hasScope(user, "catalog") && !hasScope(user, "operate")) throw redirect("/admin/titles");
  const [dashboard, search] = await Promise.all([
    forPage(asking, caller.admin.dashboard()),
    forPage(asking, caller.search.status()),
  ]);
  return { dashboard, search };
}

export async function action(asking: ActionFunctionArgs) {
  const { caller } = asking.context;
  const form = await asking.request.formData();
  const isRebuild = form.get("intent") === "rebuild-search";
  return forForm(asking, isRebuild ? caller.search.rebuild() : retryVideo(caller, form));
}

/** The dashboard: a heading with the site's state, items that need attention, the queue, and the services. */
export default function Dashboard() {
  const { dashboard, search } = useLoaderData<typeof loader>();
  useFresh();
  return (
    <>
      <header className="admin-head">
        <h1 className="display">
          <Sentences words={dashboardHeading(dashboard)} />
        </h1>
        <div className="acts">
          <PrimaryLink to="/admin/upload" icon="upload" verb="Upload videos" />
        </div>
      </header>
      <div className="two-columns">
        <div>
          <Attention items={dashboard.attention} />
          <EncodingQueue videos={dashboard.encoding} queuedSegments={dashboard.counts.queuedSegments} />
        </div>
        <div>
          <Figures counts={dashboard.counts} />
          <RecentPlays plays={dashboard.recentPlays} />
          <DiskSection disk={dashboard.disk} />
          <SearchIndex status={search} />
          <Machinery services={dashboard.services} processes={dashboard.processes} />
        </div>
      </div>
    </>
  );
}

export { ErrorPage as ErrorBoundary };
