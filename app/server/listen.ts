import { type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { type Env } from "#core/config/env.ts";
import { localUrl } from "#core/start/local-url.ts";
import { reportToSupervisor } from "#core/start/process-messages.ts";
import { DomainError } from "#core/errors/domain-error.ts";

/** The address of the web for a browser on this machine. */
export interface WebAddress {
  readonly port: number;
  readonly url: string;
}

/**
 * Listens on HOST:PORT (0: any free port) and announces it: on stdout and, to a parent process, as the
 * message `{type: "listening", port}`. Throws conflict if the port is in use.
 */
export async function listen(server: Server, env: Env): Promise<WebAddress> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(explain(cause, env)));
    server.listen(env.PORT, env.HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = env.BASE_URL?.replace(/\/$/, "") ?? localUrl(env.HOST, port);
  reportToSupervisor({ type: "listening", port });
  process.stdout.write(`listening ${url}\n`);
  return { port, url };
}

function explain(cause: NodeJS.ErrnoException, env: Env): Error {
  if (cause.code === "EADDRINUSE") {
    return new DomainError("conflict", "start.portTaken", { port: env.PORT }, { cause });
  }
  if (cause.code === "EACCES") {
    return new DomainError(
      "forbidden",
      "start.portNeedsRights",
      { port: env.PORT },
      {
        cause,
      },
    );
  }
  return cause;
}
