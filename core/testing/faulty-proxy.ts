import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";

/** What a proxy does to a request, by its number from 0: answers it itself (true), or passes it on. */
export type Fault = (request: IncomingMessage, answer: ServerResponse, number: number) => boolean;

export interface FaultyProxy {
  readonly endpoint: string;
  /** Faults from now on; requests count from 0 again. */
  fail(fault: Fault): void;
  /** Cuts each answer's connection after this many bytes of its body; null: no more. */
  cutAfter(bytes: number | null): void;
  close(): Promise<void>;
}

/** Starts a proxy before an HTTP server, which passes requests on with the Host that they were signed for. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  let fault: Fault = () => false;
  let number = 0;
  let cutBytes: number | null = null;
  const proxy = http.createServer((request, answer) => {
    if (fault(request, answer, number++)) return;
    passOn(target, request, answer, () => cutBytes);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    fail(given) {
      fault = given;
      number = 0;
    },
    cutAfter: (bytes) => void (cutBytes = bytes),
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, "close");
    },
  };
}

function passOn(
  target: string,
  request: IncomingMessage,
  answer: ServerResponse,
  cutAfter: () => number | null,
): void {
  const { method, headers, url } = request;
  const sent = http.request(new URL(url ?? "/", target), { method, headers }, (received) => {
    answer.writeHead(received.statusCode ?? 502, received.headers);
    let passed = 0;
    received.on("data", (piece: Buffer) => {
      const most = method === "GET" ? cutAfter() : null;
      answer.write(most === null ? piece : piece.subarray(0, Math.max(0, most - passed)));
      passed += piece.length;
      if (most !== null && passed >= most) answer.destroy();
    });
    received.on("end", () => answer.end());
  });
  sent.on("error", () => answer.destroy());
  answer.on("close", () => sent.destroy());
  request.pipe(sent);
}
