import { Readable } from "node:stream";
import { createUser } from "#core/accounts/users/create-user.ts";
import { findSignedInUser } from "#core/accounts/sessions/find-signed-in-user.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { newId } from "#core/uuid.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { type PartClaims } from "#core/storage/part-token.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext } from "#core/testing/test-context.ts";
import { createUpload, type NewUpload } from "#core/uploads/create-upload.ts";
import { getPartTarget } from "#core/uploads/parts/get-part-target.ts";
import { receivePart } from "#core/uploads/parts/receive-part.ts";
import { type UploadStatus } from "#core/uploads/types.ts";

/** An MP4's beginning. */
const firstBytes = Buffer.from("000000206674797069736f6d0000020069736f6d69736f32617663316d703431", "hex");

/** A database, a store in a folder, an admin and a viewer who begin uploads, for tests. */
export interface UploadSite {
  readonly core: CoreContext;
  readonly admin: SignedInUser;
  readonly user: SignedInUser;
  /** Begins an upload of a new file: two parts, 8 MiB and 3 bytes. */
  begin(who: SignedInUser, changes?: Partial<NewUpload>): Promise<UploadStatus>;
  claimsFor(who: SignedInUser, upload: UploadStatus, partNumber: number): Promise<PartClaims>;
  /** Sends a part of zeros; returns its bytes. */
  send(who: SignedInUser, upload: UploadStatus, partNumber: number): Promise<number>;
  /** Makes the last activity of an upload older. */
  age(upload: UploadStatus, seconds: number): Promise<void>;
  drop(): Promise<void>;
}

/** Creates one, with a store in a folder unless `env` names a bucket; call `drop()` in `afterAll`. */
export async function openUploadSite(env: Record<string, string> = {}): Promise<UploadSite> {
  const created = await createTestContext({ MATINEE_DATA_DIR: tempFolder("uploads"), ...env });
  const core = { ...created.ctx, ...(await openStorage(created.ctx.env)) };
  const claimsFor: UploadSite["claimsFor"] = async (who, { id }, partNumber) => {
    const target = await getPartTarget(core, who, { uploadId: id, partNumber });
    return core.uploadParts.claimsOf(target.url.split("/").at(-1) ?? "");
  };
  return {
    core,
    admin: await addUser(core, "admin"),
    user: await addUser(core, "viewer"),
    claimsFor,
    begin: (who, changes) =>
      createUpload(core, who, {
        ...{ fileName: "Some.Film.2001.mp4", sizeBytes: 8 * 2 ** 20 + 3, fingerprint: newId(), firstBytes },
        ...changes,
      }),
    async send(who, upload, partNumber) {
      const claims = await claimsFor(who, upload, partNumber);
      return receivePart(core, claims, Readable.from([Buffer.alloc(claims.partBytes)]));
    },
    async age({ id }, seconds) {
      await core.sql`update uploads set updated_at = updated_at - make_interval(secs => ${seconds}) where id = ${id}`;
    },
    drop: () => created.drop(),
  };
}

async function addUser(core: CoreContext, role: "admin" | "viewer"): Promise<SignedInUser> {
  const { id } = await createUser(core, { email: `${role}@example.test`, password: "long enough", role });
  const user = await findSignedInUser(core, id);
  if (!user) throw new Error("The user was not made.");
  return user;
}
