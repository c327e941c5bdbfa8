import { type Command, oneOf } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { table } from "#cli/output.ts";
import { listJobs } from "#core/admin/list-jobs.ts";

const NAMED = { name: "jobs", usage: "[--state waiting|running|failed]" };
const STATES = ["waiting", "running", "failed"] as const;

/** `jobs`: what waits, runs or failed. */
export const jobsCommand: Command = {
  ...NAMED,
  summary: "Lists waiting, running and failed jobs, failed first (at most 200).",
  options: { state: { type: "string" } },
  words: [0, 0],
  async run({ env, output, text }) {
    const state = oneOf(NAMED, text("state"), STATES);
    const jobs = await withSite(env, ({ ctx }) => listJobs(ctx, { state }));
    const rows = jobs.map(({ id, name, videoId, state: now, attempts, error }) => ({
      ...{ id, name, videoId, state: now, attempts, error },
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
    return EXIT.ok;
  },
};
