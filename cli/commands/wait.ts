import { setTimeout as sleep } from "node:timers/promises";
import { command, type Run, usageError } from "#cli/command.ts";
import { seconds } from "#cli/values.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { findSite, type SiteAddress, withSite } from "#cli/site.ts";
import { type Output } from "#cli/output.ts";
import { type Condition, siteIsIdle, videoIs } from "#cli/wait-conditions.ts";
import { isReady } from "#cli/web-health.ts";
import { type Env } from "#core/config/env.ts";
import { DomainError } from "#core/errors/domain-error.ts";

const DEFAULT_TIMEOUT_SECONDS = 300;
const POLL_MS = 250;
/** How often the command tells the terminal that it still waits. */
const TELL_EVERY_MS = 5_000;

/** `wait`: returns when a condition is true, or exits with 7. */
export const waitCommand = (run: Run) =>
  command(
    "wait",
    "--ready|--idle|--video ID=STATE [--timeout SECONDS]",
    "Waits until the site is ready, is idle, or a video has a state (5 min unless --timeout is given).",
  )
    .option("--ready")
    .option("--idle")
    .option("--video <ID=STATE>")
    .option("--timeout <SECONDS>", "", seconds, DEFAULT_TIMEOUT_SECONDS)
    .action(
      run(async ({ env, output }, { ready, idle, video, timeout }, command) => {
        const wanted = [ready, idle, video !== undefined].filter(Boolean).length;
        if (wanted !== 1)
          throw usageError(command, "Say what to wait for: one of --ready, --idle and --video.");
        const deadline = Date.now() + timeout * 1000;
        if (ready) await waitForReady(env, deadline, output);
        else {
          const condition = video === undefined ? siteIsIdle() : videoIs(command, video);
          await withSite(env, ({ ctx }) => waitFor(() => condition(ctx), deadline, output));
        }
        output.answer({ ok: true }, () => "");
      }),
    );

/** The site may not be started yet. */
async function waitForReady(env: Env, deadline: number, output: Output): Promise<void> {
  await waitFor(
    async () => {
      const address = addressOrNull(env);
      if (address !== null && (await isReady(address.healthUrls))) return null;
      return `waiting for ${address?.url ?? "Matinee to start"}`;
    },
    deadline,
    output,
  );
}

function addressOrNull(env: Env): SiteAddress | null {
  try {
    return findSite(env);
  } catch (error) {
    if (error instanceof DomainError && error.code === "unavailable") return null;
    throw error;
  }
}

/** `look` returns null when the condition is true, otherwise the reason why it is not. */
async function waitFor(look: () => ReturnType<Condition>, deadline: number, output: Output): Promise<void> {
  let told = Date.now();
  for (;;) {
    const inTheWay = await look();
    if (inTheWay === null) return;
    if (Date.now() >= deadline) throw new CliError(EXIT.timeout, `Timed out: ${inTheWay}.`);
    if (Date.now() - told >= TELL_EVERY_MS) {
      output.progress(`${inTheWay} …`);
      told = Date.now();
    }
    await sleep(Math.min(POLL_MS, Math.max(1, deadline - Date.now())));
  }
}
