import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { changeJob } from "#app/components/admin/queue/change-job.ts";
import { JobTable } from "#app/components/admin/queue/job-table.tsx";
import { jobsHeading, queueStateOf, queueStates } from "#app/components/admin/queue/queue-states.ts";
import { useFresh } from "#app/hooks/use-fresh.ts";
import { listQueue } from "#app/components/admin/queue/list-queue.ts";
import { VideoQueue } from "#app/components/admin/queue/video-queue.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { SegmentedBarKey } from "#app/components/ui/segmented-bar.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Processing · Admin · Matinee" }];

/** The number of background jobs shown; the newest are enough to see what fails. */
const shownJobs = 50;

export async function loader(asking: LoaderFunctionArgs) {
  const { admin } = asking.context.caller;
  const { searchParams } = new URL(asking.request.url);
  const state = queueStateOf(searchParams.get("state"));
  const cursor = searchParams.get("cursor");
  const [page, failed, running, counts] = await Promise.all([
    forPage(asking, listQueue(asking.context.caller, state, cursor)),
    forPage(asking, admin.jobs({ state: "failed", limit: shownJobs })),
    forPage(asking, admin.jobs({ state: "running", limit: shownJobs })),
    forPage(asking, admin.counts()),
  ]);
  return { state, page, jobs: [...failed, ...running], counts };
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeJob(asking.context.caller, await asking.request.formData()));
}

/** The queue by video, and the background jobs that run or failed. */
export default function Jobs() {
  const { state, page, jobs, counts } = useLoaderData<typeof loader>();
  useFresh();
  return (
    <>
      <header className="admin-head">
        <h1 className="display">{jobsHeading(counts)}</h1>
      </header>
      <nav aria-label="Filter" className="mb-6">
        <ul className="chips" data-scrolls>
          {queueStates.map((choice) => (
            <li key={choice.name}>
              <Link
                className="chip"
                to={choice.state ? `?state=${choice.state}` : "?"}
                aria-current={choice.state === state ? "page" : undefined}
              >
                {choice.name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <VideoQueue key={state} page={page} state={state} />
      {page.items.length > 0 ? (
        <div className="mt-4">
          <SegmentedBarKey />
        </div>
      ) : null}
      <JobTable jobs={jobs} />
    </>
  );
}

export { ErrorPage as ErrorBoundary };
