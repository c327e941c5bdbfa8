import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type RpcClient } from "#app/trpc/client.ts";
import { UploadQueue } from "./upload-queue.ts";

const sent = new Set<string>();
const held = new Set<string>();

vi.mock("./uppy-transfer.ts", () => ({
  createTransfer: () => ({
    on: () => undefined,
    upload: () => Promise.resolve(),
    getFile: (id: string) => (sent.has(id) ? { isPaused: held.has(id) } : undefined),
    pauseResume: (id: string) => held.delete(id) || held.add(id),
    removeFile: (id: string) => sent.delete(id),
  }),
  addToTransfer: (_transfer: unknown, _file: File, { id }: { id: string }) => {
    sent.add(id);
    return id;
  },
}));

const status = { storedParts: [], partSizeBytes: 8, partCount: 1, sizeBytes: 8 };
const mp4 = Buffer.from("00000018667479706d703432000000006d70343269736f6d", "hex");
const film = (name = "Film.mp4") => new File([mp4], name, { lastModified: 1 });

const create = vi.fn();
const findSame = vi.fn();
const cancel = vi.fn(() => Promise.resolve());
const client = {
  uploads: { create: { mutate: create }, cancel: { mutate: cancel }, findSame: { query: findSame } },
};
let queue: UploadQueue;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  sent.clear();
  held.clear();
  create.mockReset().mockResolvedValue({ ...status, id: "u1" });
  findSame.mockReset().mockResolvedValue(null);
  queue = new UploadQueue(client as unknown as RpcClient);
});

afterEach(() => void vi.useRealTimers());

const only = () => queue.items()[0] ?? { id: "", phase: "none", message: null };
const isAt = (phase: string) => vi.waitFor(() => expect(only().phase).toBe(phase));
const aMinute = () => vi.advanceTimersByTimeAsync(60_000);

it("can be tried again where the connection was lost during the check", async () => {
  create.mockRejectedValueOnce(new TRPCClientError("Failed to fetch"));
  queue.add([film()]);
  await isAt("failed");
  expect(only().message).toContain("Resume when the connection is back");
  queue.resume(only().id);
  await isAt("waiting");
});

it("is refused where the server refuses it", async () => {
  const result = { error: { code: -32000, message: "Too large.", data: { httpStatus: 413 } } };
  create.mockRejectedValueOnce(new TRPCClientError("Too large.", { result }));
  queue.add([film()]);
  await isAt("refused");
  expect(only().message).toBe("Too large.");
});

it("resumes a file that is chosen again after a pause or a fault", async () => {
  create.mockRejectedValueOnce(new TRPCClientError("Failed to fetch"));
  queue.add([film()]);
  await isAt("failed");
  queue.add([film()]);
  await isAt("waiting");
  queue.pause(only().id);
  expect([...held]).toEqual(["u1"]);
  queue.add([film()]);
  expect(queue.items()).toHaveLength(1);
  expect(only().phase).toBe("waiting");
  expect([...held]).toEqual([]);
});

it("cancels on the server a minute later, except what was put back", async () => {
  queue.add([film()]);
  await isAt("waiting");
  const { id } = only();
  queue.cancel(id);
  expect(queue.items()).toEqual([]);
  expect([...queue.settled()]).toEqual(["u1"]);
  expect(sent.size).toBe(0);
  expect(queue.putBack(id)).toBe(true);
  await isAt("waiting");
  await aMinute();
  expect(cancel).not.toHaveBeenCalled();

  queue.cancel(only().id);
  await aMinute();
  expect(cancel).toHaveBeenCalledExactlyOnceWith({ uploadId: "u1" });
});

it("cancels on the server what was cancelled before the server had answered", async () => {
  let name = (_upload: object): void => undefined;
  create.mockReturnValueOnce(new Promise((resolve) => (name = resolve)));
  queue.add([film()]);
  await vi.waitFor(() => expect(create).toHaveBeenCalled());
  queue.cancel(only().id);
  name({ ...status, id: "u1" });
  await vi.waitFor(() => expect([...queue.settled()]).toEqual(["u1"]));
  await aMinute();
  expect(cancel).toHaveBeenCalledExactlyOnceWith({ uploadId: "u1" });
});

it("keeps a cancelled upload where the same file is chosen again", async () => {
  queue.drop("u1");
  queue.add([film()]);
  await isAt("waiting");
  await aMinute();
  expect(cancel).not.toHaveBeenCalled();
});

it("reports where an unfinished upload is gone", async () => {
  queue.drop("u2");
  expect(queue.putBack("u2")).toBe(true);
  expect([...queue.settled()]).toEqual([]);
  queue.drop("u2");
  await aMinute();
  expect(queue.putBack("u2")).toBe(false);
  expect([...queue.settled()]).toEqual(["u2"]);
});

it("is cleared for the next user, and the server keeps the data", async () => {
  queue.add([film(), film("Other.mp4")]);
  await isAt("waiting");
  queue.drop("u3");
  queue.clear();
  expect(queue.items()).toEqual([]);
  expect(sent.size).toBe(0);
  await aMinute();
  expect(cancel).not.toHaveBeenCalled();
});

it("asks before it uploads a file that is in the library, and uploads it anyway where the user wants that", async () => {
  findSame.mockResolvedValue({ name: "Film", titleId: "t1" });
  queue.add([film()]);
  await isAt("asking");
  expect(queue.items()[0]?.same).toEqual({ name: "Film", titleId: "t1" });
  expect(create).not.toHaveBeenCalled();
  expect(queue.isBusy()).toBe(false);
  queue.confirm(only().id);
  await isAt("waiting");
  expect(create).toHaveBeenCalledOnce();
  expect(queue.items()[0]?.same).toBeNull();
});

it("asks about two copies of one file under two names, chosen together", async () => {
  queue.add([film("One.mp4"), film("Two.mp4")]);
  await vi.waitFor(() =>
    expect(queue.items().map(({ phase }) => phase)).toEqual(expect.arrayContaining(["waiting", "asking"])),
  );
  const asked = queue.items().find(({ phase }) => phase === "asking");
  expect(asked?.same?.name).toBe(asked?.fileName === "Two.mp4" ? "One.mp4" : "Two.mp4");
});

it("names the files that are uploading already", async () => {
  expect(queue.add([film()])).toEqual([]);
  await isAt("waiting");
  expect(queue.add([film()])).toEqual(["Film.mp4"]);
  expect(queue.items()).toHaveLength(1);
});
