import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { type ClientOptions } from "minio";
import { answerErrorOf } from "#core/storage/drivers/minio/answer-error.ts";

/** A connection without a byte in either direction for this long is dead. */
export const IDLE_MS = 20_000;
const MAX_ERROR_BYTES = 64 * 1024;
const MAX_IDLE_CONNECTIONS = 32;

type OnAnswer = (answer: IncomingMessage) => void;

/**
 * Where the client sends its requests: failures become a `StoreAnswerError`, with the status and S3's code, and
 * a dead connection becomes ETIMEDOUT. (The client would lose the code of each 5xx, and would wait for ever.)
 */
export function storeTransport(
  isSecure: boolean,
): Required<Pick<ClientOptions, "transport" | "transportAgent">> {
  const { request, Agent } = isSecure ? https : http;
  const send = (options: RequestOptions, onAnswer: OnAnswer): ClientRequest => {
    const sent = request(options, (answer) => {
      if ((answer.statusCode ?? 0) < 400) return onAnswer(answer);
      void failureOf(answer).then((failure) => sent.emit("error", failure));
    });
    return sent.setTimeout(IDLE_MS, () => sent.destroy(timedOut()));
  };
  return {
    transport: { request: send as typeof http.request },
    transportAgent: new Agent({ keepAlive: true, maxFreeSockets: MAX_IDLE_CONNECTIONS }),
  };
}

/** The error of a connection on which nothing moves. */
export function timedOut(): Error {
  return Object.assign(new Error(`The store sent nothing for ${IDLE_MS / 1000} s.`), { code: "ETIMEDOUT" });
}

async function failureOf(answer: IncomingMessage): Promise<Error> {
  let text = "";
  try {
    for await (const piece of answer) {
      if (text.length < MAX_ERROR_BYTES) text += (piece as Buffer).toString("utf8");
    }
  } catch {
    // The status alone tells enough.
  }
  return answerErrorOf(answer.statusCode ?? 0, text);
}
