import { type Server } from "node:http";
import { type Env } from "#core/config/env.ts";

/** The time that open answers have to finish. */
const MAX_GRACE_MS = 5_000;

export interface Stoppable {
  /** Ends what would stay open for ever: event streams, held requests. Called once no new ones can come. */
  readonly letGo: () => Promise<void>;
  /** Called when all connections are closed. */
  readonly afterwards: () => Promise<void>;
}

/**
 * On SIGTERM or SIGINT: accepts no new connections, lets open answers finish, cuts the rest, exits 0. A
 * second signal changes nothing. Also stops when the parent that holds our IPC channel has ended.
 */
export function stopOnSignal(server: Server, env: Env, { letGo, afterwards }: Stoppable): void {
  const graceMs = Math.min(MAX_GRACE_MS, env.MATINEE_GRACE_SECONDS * 500);
  let stopping: Promise<void> | null = null;
  const stop = (): void => {
    stopping ??= Promise.all([stopServer(server, graceMs), letGo()])
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
