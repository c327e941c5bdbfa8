import { type Command, usageError } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { terminalLine } from "#core/terminal-text.ts";
import { retryAllFailed, retryJob } from "#core/admin/retry-job.ts";

const NAMED = { name: "jobs retry", usage: "ID|--all-failed" };

/** `jobs retry`: one job of `jobs`, or all that failed. */
export const jobsRetryCommand: Command = {
  ...NAMED,
  summary: "Retries a failed job, or all of them.",
  options: { "all-failed": { type: "boolean" } },
  words: [0, 1],
  async run({ words, flag, env, output }) {
    const [id] = words;
    if ((id === undefined) !== flag("all-failed")) throw usageError(NAMED, "Name one job, or --all-failed.");
    const outcome = await withSite(env, async ({ ctx }) => {
      if (id === undefined) return await retryAllFailed(ctx);
      await retryJob(ctx, id);
      return { retried: 1, refused: [] };
    });
    output.answer(outcome, ({ retried, refused }) =>
      [`${retried} retried.`, ...refused.map((one) => terminalLine(`${one.id}: ${one.reason}`))].join("\n"),
    );
    return EXIT.ok;
  },
};
