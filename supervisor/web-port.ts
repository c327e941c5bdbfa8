import { createServer } from "node:net";
import { EXIT, StartProblem } from "#supervisor/start-problem.ts";

/**
 * Finds the port that the web process will listen on: the given one, or a free one for 0. It is chosen here,
 * so that a restarted web process has the same port again. Throws if the port is in use or not allowed.
 */
export async function chooseWebPort(host: string, wanted: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, wanted)));
    server.listen({ host, port: wanted }, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : wanted;
      server.close(() => resolve(port));
    });
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): StartProblem {
  switch (error.code) {
    case "EADDRINUSE":
      return new StartProblem(
        `Port ${port} is taken by another program. Choose another one (PORT=${port + 1} npm start), or PORT=0 for any free one.`,
      );
    case "EACCES":
      return new StartProblem(
        `Port ${port} is reserved for root. Choose one above 1023, like PORT=3000.`,
        EXIT.usage,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartProblem(
        `HOST=${host} is no address of this machine. Use 0.0.0.0 for all of them.`,
        EXIT.usage,
      );
    default:
      return new StartProblem(`Port ${port} on ${host} cannot be used: ${error.message}`, EXIT.failed, {
        cause: error,
      });
  }
}
