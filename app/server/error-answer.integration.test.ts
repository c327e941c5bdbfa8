import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import express, { type ErrorRequestHandler } from "express";
import { afterEach, expect, it, vi } from "vitest";
import { answerError } from "#app/server/error-answer.ts";
import { openRequestScope } from "#app/server/requests/request-scope.ts";
import { type Logger } from "#core/logger.ts";

let server: Server;
afterEach(() => void server.close());

it("blames no error of ours on a client that left before its body was read", async () => {
  const logged = vi.fn();
  const logger = { child: () => ({ error: logged, debug: () => undefined }) } as unknown as Logger;
  const app = express().use(openRequestScope(logger));
  app.use((req, _res, next) => void req.once("close", () => next()), express.text({ type: () => true }));
  const status = new Promise<number>((resolve) => {
    const answer: ErrorRequestHandler = (error, req, res, next) => {
      void answerError(error, req, res, next);
      resolve(res.statusCode);
    };
    app.use(answer);
  });
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n";
  connect((server.address() as AddressInfo).port, "127.0.0.1").end(`${head}a=b`);
  expect(await status).toBe(400);
  expect(logged).not.toHaveBeenCalled();
});
