import { type WebAddress } from "#app/server/listen.ts";
import { ensureSetupCode } from "#core/accounts/setup-code.ts";
import { reportToSupervisor } from "#core/start/process-messages.ts";
import { type CoreContext } from "#core/context.ts";

/** While there is no admin, says where the first one is made: on stdout and to the parent process. */
export async function announceSetup(ctx: CoreContext, address: WebAddress): Promise<void> {
  const code = await ensureSetupCode(ctx);
  if (!code) return;
  const url = `${address.url}/setup?code=${code}`;
  reportToSupervisor({ type: "setup-link", url });
  process.stdout.write(`setup ${url}\n`);
}
