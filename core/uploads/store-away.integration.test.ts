import { afterAll, beforeAll, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type UploadParts } from "#core/storage/upload-parts.ts";
import { listActiveUploads } from "#core/uploads/list-active-uploads.ts";
import { listOthersUploads } from "#core/uploads/list-others-uploads.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";

let site: UploadSite;
beforeAll(async () => {
  site = await openUploadSite();
});
afterAll(() => site.drop());

/** The site on a store to which browsers send parts, and which is away. */
function withoutStore(list: UploadParts["list"]): CoreContext {
  return { ...site.core, uploadParts: { ...site.core.uploadParts, receive: null, list } };
}

test.each([
  [
    "refuses connections",
    () => Promise.reject(new DomainError("unavailable", "storage.storeSilent", { host: "x" })),
  ],
  ["does not answer", () => new Promise<never>(() => undefined)],
])("unfinished uploads are listed soon, as they were last known, while the store %s", async (_, list) => {
  const upload = await site.begin(site.admin);
  await site.send(site.admin, upload, 1);
  const core = withoutStore(list);
  const startedAtMs = performance.now();
  const [own] = await listActiveUploads(core, site.admin);
  expect(own).toMatchObject({ id: upload.id, storedParts: [1] });
  const [ofOther] = await listOthersUploads(core, site.user);
  expect(ofOther).toMatchObject({ id: upload.id, storedBytes: 8 * 2 ** 20 });
  expect(performance.now() - startedAtMs).toBeLessThan(10_000);
});
