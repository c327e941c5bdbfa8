import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { answerRange } from "#core/storage/range-header.ts";
import { type BlockCache } from "#worker/source-reader/block-cache.ts";
import { type RangedSource } from "#worker/source-reader/ranged-source.ts";
import { sendRange } from "#worker/source-reader/send-range.ts";

const LOOPBACK = "127.0.0.1";
const TOKEN_BYTES = 24;

/** An address at which one source can be read, by HTTP with ranges. */
export interface SourceAddress {
  readonly url: string;
  /** Ends it, with every connection. */
  close(): Promise<void>;
}

export interface AddressOptions {
  readonly source: RangedSource;
  readonly blocks: BlockCache;
  /**
   * Called when bytes that a client waits for cannot be read. The client is left waiting: to FFmpeg the end of a
   * connection would be the end of the file, so its run must be ended first.
   */
  readonly onFault: (error: unknown) => void;
}

/**
 * Opens an unguessable address on this machine's loopback interface that serves this source and nothing else, to
 * requests that name this very host and port. Every other request is answered by 404; nothing redirects.
 */
export async function openSourceAddress(options: AddressOptions): Promise<SourceAddress> {
  const path = `/${randomBytes(TOKEN_BYTES).toString("base64url")}/source`;
  const server = createServer((request, response) => {
    const isOurs = request.url === path && request.headers.host === hostOf(server);
    if (isOurs && (request.method === "GET" || request.method === "HEAD")) answer(request, response, options);
    else response.writeHead(404).end();
  });
  await listen(server);
  return { url: `http://${hostOf(server)}${path}`, close: () => close(server) };
}

const hostOf = (server: Server): string => `${LOOPBACK}:${(server.address() as AddressInfo).port}`;

function answer(request: IncomingMessage, response: ServerResponse, options: AddressOptions): void {
  const { sizeBytes } = options.source;
  const asked = answerRange(request.headers.range, sizeBytes);
  response.setHeader("Accept-Ranges", "bytes");
  response.setHeader("Content-Type", "application/octet-stream");
  if (asked.kind === "unsatisfiable") {
    response.writeHead(416, { "Content-Range": `bytes */${sizeBytes}` }).end();
    return;
  }
  const range = asked.kind === "part" ? asked.range : { start: 0, end: sizeBytes };
  if (asked.kind === "part")
    response.setHeader("Content-Range", `bytes ${range.start}-${range.end - 1}/${sizeBytes}`);
  response.writeHead(asked.kind === "part" ? 206 : 200, { "Content-Length": range.end - range.start });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.flushHeaders();
  const left = new AbortController();
  response.once("close", () => left.abort());
  sendRange(response, range, { ...options, signal: left.signal }).catch((error: unknown) => {
    if (!left.signal.aborted) options.onFault(error);
  });
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, LOOPBACK, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
