import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sendPart } from "#app/components/upload/transfer/send-part.ts";

interface Answer {
  readonly status?: number;
  readonly text?: string;
  readonly etag?: string;
  /** The connection is lost. */
  readonly isLost?: boolean;
}

let answer: Answer;
let requests: FakeRequest[];

/** As much of a browser's XMLHttpRequest as is used; it answers in the next turn, or is aborted. */
class FakeRequest extends EventTarget {
  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  method = "";
  url = "";
  body: unknown;
  status = 0;
  responseText = "";
  #isAborted = false;

  open(method: string, url: string): void {
    [this.method, this.url] = [method, url];
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  getAllResponseHeaders(): string {
    return answer.etag === undefined ? "" : `content-length: 0\r\netag: ${answer.etag}\r\n`;
  }

  abort(): void {
    this.#isAborted = true;
    this.#end("abort");
  }

  send(body: unknown): void {
    this.body = body;
    requests.push(this);
    setTimeout(() => {
      if (this.#isAborted) return;
      [this.status, this.responseText] = [answer.status ?? 0, answer.text ?? ""];
      this.#end(answer.isLost ? "error" : "load");
    });
  }

  #end(type: string): void {
    for (const name of [type, "loadend"]) this.dispatchEvent(new Event(name));
  }
}

beforeEach(() => {
  requests = [];
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
});
afterEach(() => vi.unstubAllGlobals());

const onProgress = vi.fn();
const onComplete = vi.fn();
const ADDRESS = "https://films.example.test/bucket/sources/a/b/00001?X-Amz-Signature=c";

function send(given: Answer, signal?: AbortSignal) {
  answer = given;
  const signature = { url: ADDRESS, method: "PUT" as const, headers: { "if-none-match": "*" } };
  const part = { signature, body: new Blob(["abc"]), size: 3, onProgress, onComplete, signal };
  return sendPart(part);
}

it("sends the part to its address with the signed headers, and gives the ETag where the page may read it", async () => {
  expect(await send({ status: 200, etag: '"abc"' })).toEqual({ ETag: '"abc"' });
  expect(requests[0]).toMatchObject({ method: "PUT", url: ADDRESS, headers: { "if-none-match": "*" } });
  expect(onComplete).toHaveBeenLastCalledWith('"abc"');
  expect(onProgress).toHaveBeenLastCalledWith({ loaded: 3, lengthComputable: true });
});

it("ends where a store keeps its ETag from the page", async () => {
  expect(await send({ status: 200 })).toEqual({ ETag: "stored" });
});

it("takes a part that the store has already, after a lost answer, as sent", async () => {
  expect(await send({ status: 412, text: "<Error><Code>PreconditionFailed</Code></Error>" })).toEqual({
    ETag: "stored",
  });
});

it("names an expired address as Uppy knows it, which then requests another one", async () => {
  const text = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
  await expect(send({ status: 403, text })).rejects.toMatchObject({ message: "Request has expired" });
});

it("lets Uppy retry a store that is overloaded, and a connection that is lost", async () => {
  for (const given of [{ status: 503, text: "<Error><Code>SlowDown</Code></Error>" }, { isLost: true }]) {
    const error: unknown = await send(given).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "Error", source: requests.at(-1) });
  }
});

it("gives up at once where the store is full", async () => {
  const text = "<Error><Code>XMinioStorageFull</Code></Error>";
  await expect(send({ status: 507, text })).rejects.toMatchObject({ name: "RefusedPart" });
});

it("aborts the request, and begins none for a part that is aborted already", async () => {
  const pause = new AbortController();
  const sending = send({ status: 200 }, pause.signal);
  pause.abort();
  await expect(sending).rejects.toMatchObject({ name: "AbortError" });
  await expect(send({ status: 200 }, pause.signal)).rejects.toMatchObject({ name: "AbortError" });
  expect(requests).toHaveLength(1);
});
