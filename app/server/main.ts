import { createWebApp } from "#app/server/create-app.ts";
import { createHttpServer } from "#app/server/http-server.ts";
import { announceSetup } from "#app/server/announce-setup.ts";
import { announcePresence } from "#app/server/presence.ts";
import { listen } from "#app/server/listen.ts";
import { stopOnSignal } from "#app/server/shutdown.ts";
import { createSessions } from "#app/session/lucia.ts";
import { readEnv } from "#core/config/env.ts";
import { ensureAdmin } from "#core/accounts/users/ensure-admin.ts";
import { createLogger } from "#core/logger.ts";
import { hangWhenTold } from "#core/start/hang-when-told.ts";
import { startHeartbeat } from "#core/start/heartbeat.ts";
import { openContext } from "#core/start/open-context.ts";
import { reportToSupervisor } from "#core/start/process-messages.ts";

/** The web process: HTML, the RPC, media. Exits with 1 and one clear line if it cannot start. */
async function main(): Promise<void> {
  const env = readEnv();
  const context = await openContext("web", env);
  const { ctx } = context;
  await ensureAdmin(ctx);
  const sessions = createSessions(ctx.db);
  await sessions.plain.deleteExpiredSessions();
  const web = await createWebApp({ core: ctx, sessions });
  const server = createHttpServer(web.app);
  const presence = await announcePresence(ctx);
  const address = await listen(server, env);
  stopOnSignal(server, env, {
    letGo: () => web.close(),
    async afterwards() {
      await presence.close();
      await context.close();
    },
  });
  await announceSetup(ctx, address);
  reportToSupervisor({ type: "ready" });
  startHeartbeat("web", ctx.logger);
  hangWhenTold(env, ctx.logger);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  createLogger("web", "error").fatal({ err: error }, message);
  process.exit(1);
});
