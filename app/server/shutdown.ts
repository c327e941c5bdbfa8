import { type Server } from "node:http";
import { type Env } from "#core/config/env.ts";

/** Answers in hand get this long at most; event streams would stay open for ever. */
const MAX_GRACE_MS = 5_000;

/**
 * On SIGTERM or SIGINT: takes no new connections, lets answers in hand finish, cuts the rest, runs `afterwards`,
 * exits 0. A second signal changes nothing. Also stops when the parent that holds our IPC channel is gone.
 */
export function stopOnSignal(server: Server, env: Env, afterwards: () => Promise<void>): void {
  let stopping: Promise<void> | null = null;
  const stop = (): void => {
    stopping ??= stopServer(server, Math.min(MAX_GRACE_MS, env.MATINEE_GRACE_SECONDS * 500))
      .then(afterwards)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
}

/** Closes a server; connections that are still busy after `graceMs` are cut. */
export async function stopServer(server: Server, graceMs: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
