import { useFetcher } from "@remix-run/react";
import { jobWords } from "#app/components/admin/queue/job-words.ts";
import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { sentence } from "#app/messages/sentence.ts";
import { type JobRow } from "#core/admin/types.ts";
import { TableHead } from "#app/components/ui/table-head.tsx";

/** The background jobs that run or failed, with their errors. Renders nothing without jobs. */
export function JobTable({ jobs }: { readonly jobs: readonly JobRow[] }) {
  if (jobs.length === 0) return null;
  return (
    <section aria-labelledby="jobs" className="mt-12">
      <div className="heading">
        <h2 id="jobs">Background jobs</h2>
      </div>
      <table className="table">
        <TableHead columns={["Job", "Video", "State", "Updated"]} />
        <tbody>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const stateNames = { waiting: "Queued", running: "Running", failed: "Failed", done: "Done" } as const;

function JobLine({ job }: { readonly job: JobRow }) {
  const clock = useClock();
  const fetcher = useFetcher<FormAnswer>();
  const isFailed = job.state === "failed";
  return (
    <tr>
      <td className="font-semibold">{jobWords(job.name)}</td>
      <td>{job.title ?? "–"}</td>
      <td>
        <span className="inline-flex items-center gap-2">
          <StatusDot state={isFailed ? "bad" : job.state === "running" ? undefined : "off"} />
          {stateNames[job.state]}
          {job.attempts > 1 ? `, attempt ${job.attempts}` : ""}
        </span>
        {job.error ? <span className="block max-w-[60ch] text-soft">{sentence(job.error)}</span> : null}
      </td>
      <td className="text-quiet">{formatAgo(job.updatedAt, clock)}</td>
      <td>
        {isFailed ? (
          <fetcher.Form method="post">
            <input type="hidden" name="jobId" value={job.id} />
            <Button
              type="submit"
              size="small"
              disabled={fetcher.state !== "idle"}
              aria-label={`Retry: ${[jobWords(job.name), job.title].filter(Boolean).join(", ")}`}
            >
              Retry
            </Button>
            {fetcher.data?.error ? (
              <span role="alert" className="block max-w-[40ch] text-xs leading-text text-bad">
                {fetcher.data.error.message}
              </span>
            ) : null}
          </fetcher.Form>
        ) : null}
      </td>
    </tr>
  );
}
