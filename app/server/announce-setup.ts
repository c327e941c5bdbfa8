import { type WebAddress } from "#app/server/listen.ts";
import { ensureSetupCode } from "#core/accounts/setup-code.ts";
import { reportToSupervisor } from "#core/start/process-messages.ts";
import { type CoreContext } from "#core/context.ts";

/**
 * While there is no admin, announces the setup link: to the supervisor, which prints it in its terminal, or
 * to our own terminal. In all other cases our output is a log, which must contain no secret: the command line
 * creates a link then.
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
