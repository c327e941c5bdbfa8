import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "vitest";
import { type Storage } from "#core/storage/storage.ts";
import { PREFIX, UPLOAD, keysOf } from "#core/storage/testing/contract-keys.ts";
import { type ReceivedPart } from "#core/storage/upload-parts.ts";

/** Sends a part like a client, and returns its bytes: to `receive`, or to the address that `target` gives. */
export type SendPart = (storage: Storage, part: ReceivedPart, body: Buffer) => Promise<number>;

/** How parts are sent to drivers that receive them themselves. */
export const sendToReceiver: SendPart = async ({ uploadParts }, part, body) => {
  if (!uploadParts.receive) throw new Error("This driver's clients send parts to the store itself.");
  return uploadParts.receive(part, Readable.from([body]));
};

/**
 * The contract of a driver's `UploadParts`; each driver's `*.contract.test.ts` calls this with a new empty
 * storage.
 */
export function describeUploadPartsContract(
  name: string,
  { openStorage, sendPart }: { openStorage: () => Promise<Storage>; sendPart: SendPart },
): void {
  describe(`upload parts contract: ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await openStorage();
    });
    const uploadParts = () => storage.uploadParts;
    const send = (partNumber: number, body: string, partBytes = body.length) => {
      const part = {
        prefix: PREFIX,
        uploadId: UPLOAD,
        partNumber,
        offsetBytes: (partNumber - 1) * 4,
        partBytes,
      };
      return sendPart(storage, part, Buffer.from(body));
    };

    it("accepts parts in any order and joins them to one source", async () => {
      expect(await send(3, "ij")).toBe(2);
      expect(await send(1, "abcd")).toBe(4);
      expect(await uploadParts().list(PREFIX)).toEqual([
        { partNumber: 1, bytes: 4 },
        { partNumber: 3, bytes: 2 },
      ]);
      await expect(
        uploadParts().seal(PREFIX, [
          { partNumber: 1, bytes: 4 },
          { partNumber: 2, bytes: 4 },
        ]),
      ).rejects.toMatchObject({ code: "conflict" });
      await send(2, "efgh");
      const parts = await uploadParts().list(PREFIX);
      const sealed = await uploadParts().seal(PREFIX, parts);
      expect(sealed.bytes).toBe(10);
      expect(await uploadParts().seal(PREFIX, parts)).toEqual(sealed);
      expect((await storage.store.readBytes(sealed.sourceKey, 100)).toString()).toBe("abcdefghij");
    });

    it("does not mind a part twice, nor twice at once", async () => {
      await Promise.allSettled([send(1, "abcd"), send(1, "abcd"), send(1, "abcd")]);
      await send(1, "abcd");
      expect(await uploadParts().list(PREFIX)).toEqual([{ partNumber: 1, bytes: 4 }]);
    });

    it("refuses a part of the wrong size, records nothing, and accepts it right afterwards", async () => {
      await send(2, "efgh");
      await expect(send(1, "abc", 4)).rejects.toMatchObject({ code: "bad_input" });
      await expect(send(1, "abcdX", 4)).rejects.toMatchObject({ code: "bad_input" });
      expect(await uploadParts().list(PREFIX)).toEqual([{ partNumber: 2, bytes: 4 }]);
      await send(1, "abcd");
      const sealed = await uploadParts().seal(PREFIX, await uploadParts().list(PREFIX));
      expect((await storage.store.readBytes(sealed.sourceKey, 100)).toString()).toBe("abcdefgh");
    });

    it("keeps a stored part when a bad one is sent for it again", async () => {
      await send(1, "abcd");
      await expect(send(1, "XXXXX", 4)).rejects.toMatchObject({ code: "bad_input" });
      await send(1, "WXYZ").catch(() => undefined);
      const sealed = await uploadParts().seal(PREFIX, [{ partNumber: 1, bytes: 4 }]);
      expect((await storage.store.readBytes(sealed.sourceKey, 100)).toString()).toBe("abcd");
    });

    it("is removed completely when everything listed is deleted", async () => {
      await send(1, "abcd");
      const keys = await keysOf(storage.store, PREFIX);
      expect(keys.length).toBeGreaterThan(0);
      await storage.store.delete(keys);
      expect(await keysOf(storage.store, PREFIX)).toEqual([]);
      expect(await storage.store.head(keys[0] ?? "")).toBeNull();
    });

    it("returns the address of a part", async () => {
      const request = {
        prefix: PREFIX,
        uploadId: UPLOAD,
        partNumber: 2,
        offsetBytes: 4,
        partBytes: 4,
        ttlSeconds: 60,
      };
      const target = await uploadParts().target(request);
      expect(target.method).toBe("PUT");
      const secondsLeft = (target.expiresAt.getTime() - Date.now()) / 1000;
      expect(secondsLeft).toBeGreaterThan(50);
      expect(secondsLeft).toBeLessThanOrEqual(61);
      const token = target.url.split("/").at(-1) ?? "";
      if (uploadParts().receive === null) {
        expect(() => uploadParts().claimsOf(token)).toThrow(expect.objectContaining({ code: "forbidden" }));
        return;
      }
      const { ttlSeconds: _, ...part } = request;
      expect(uploadParts().claimsOf(token)).toMatchObject(part);
      expect(() => uploadParts().claimsOf(`${token}x`)).toThrow(
        expect.objectContaining({ code: "forbidden" }),
      );
    });
  });
}
