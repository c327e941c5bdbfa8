import { command, type Run } from "#cli/command.ts";
import { oneOf } from "#cli/values.ts";
import { withSite } from "#cli/site.ts";
import { table } from "#cli/output.ts";
import { listJobs } from "#core/admin/list-jobs.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/** `jobs`: what waits, runs or failed. */
export const jobsCommand = (run: Run) =>
  command(
    "jobs",
    "[--state waiting|running|failed]",
    "Lists waiting, running and failed jobs, failed first (at most 200).",
  )
    .option("--state <STATE>", "", oneOf(["waiting", "running", "failed"]))
    .action(
      run(async ({ env, output }, { state }) => {
        const jobs = await withSite(env, ({ ctx }) => listJobs(ctx, { state }));
        const rows = jobs.map(({ id, name, videoId, state: now, attempts, error }) => ({
          ...{ id, name, videoId, state: now, attempts, error: error && sentenceOf(error) },
        }));
        output.answer(rows, (list) =>
          table(
            ["ID", "JOB", "VIDEO", "STATE", "TRIES", "ERROR"],
            list.map((job) => [
              job.id,
              job.name,
              job.videoId,
              job.state,
              job.attempts,
              job.error?.split("\n")[0],
            ]),
            "There is nothing to do.",
          ),
        );
      }),
    );
