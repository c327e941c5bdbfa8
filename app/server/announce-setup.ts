import { type WebAddress } from "#app/server/listen.ts";
import { ensureSetupCode } from "#core/accounts/setup-code.ts";
import { reportToSupervisor } from "#core/start/process-messages.ts";
import { type CoreContext } from "#core/context.ts";

/**
 * While there is no admin, says where the first one is made: to the supervisor, which shows the link in its terminal, or
 * to a terminal of our own. Anywhere else our output is a log, and a log holds no secret: there the command line makes a
 * link.
 */
export async function announceSetup(ctx: CoreContext, address: WebAddress): Promise<void> {
  const code = await ensureSetupCode(ctx);
  if (!code) return;
  const url = `${address.url}/setup?code=${code}`;
  reportToSupervisor({ type: "setup-link", url });
  if (process.stdout.isTTY) process.stdout.write(`setup ${url}\n`);
  else if (!process.connected)
    ctx.logger.warn("there is no admin yet: `matinee setup-link` prints the link that makes one");
}
