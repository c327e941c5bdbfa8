import { setTimeout as sleep } from "node:timers/promises";
import { type Command, seconds, usageError } from "#cli/command.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { findSite, type SiteAddress, withSite } from "#cli/site.ts";
import { type Output } from "#cli/output.ts";
import { type Condition, siteIsIdle, videoIs } from "#cli/wait-conditions.ts";
import { isReady } from "#cli/web-health.ts";
import { type Env } from "#core/config/env.ts";
import { DomainError } from "#core/errors/domain-error.ts";

const NAMED = { name: "wait", usage: "--ready|--idle|--video ID=STATE [--timeout SECONDS]" };
const DEFAULT_TIMEOUT_SECONDS = 300;
const POLL_MS = 250;
/** How often the command tells the terminal that it still waits. */
const TELL_EVERY_MS = 5_000;

/** `wait`: returns when a condition is true, or exits with 7. */
export const waitCommand: Command = {
  ...NAMED,
  summary:
    "Waits until the site is ready, is idle, or a video has a state (5 min unless --timeout is given).",
  options: {
    ready: { type: "boolean" },
    idle: { type: "boolean" },
    video: { type: "string" },
    timeout: { type: "string" },
  },
  words: [0, 0],
  async run({ flag, text, env, output }) {
    const wanted = [flag("ready"), flag("idle"), text("video") !== undefined].filter(Boolean).length;
    if (wanted !== 1) throw usageError(NAMED, "Say what to wait for: one of --ready, --idle and --video.");
    const timeoutSeconds = seconds(NAMED, text("timeout")) ?? DEFAULT_TIMEOUT_SECONDS;
    const deadline = Date.now() + timeoutSeconds * 1000;
    const video = text("video");
    if (flag("ready")) await waitForReady(env, deadline, output);
    else {
      const condition = video === undefined ? siteIsIdle() : videoIs(NAMED, video);
      await withSite(env, ({ ctx }) => waitFor(() => condition(ctx), deadline, output));
    }
    output.answer({ ok: true }, () => "");
    return EXIT.ok;
  },
};

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
