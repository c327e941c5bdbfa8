import { open, stat } from "node:fs/promises";
import path from "node:path";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { type RootRouter } from "#app/trpc/root-router.ts";
import { rpcTransformer } from "#app/trpc/transformer.ts";
import { type Account } from "#e2e/users.ts";
import { MAX_PAGE_SIZE } from "#core/paging/keyset.ts";
import { type VideoDetail } from "#core/videos/types.ts";
import { type CompletedUpload } from "#core/uploads/types.ts";

/** A site as a script uses it: signed in, through the typed RPC. */
export interface SiteClient {
  readonly rpc: TRPCClient<RootRouter>;
  /** The session's cookie, as `name=value`. */
  readonly cookie: string;
}

/** Signs in over the RPC. Throws if the site refuses. */
export async function signInByRpc(url: string, account: Account): Promise<SiteClient> {
  let cookie = "";
  const rpc = createTRPCClient<RootRouter>({
    links: [
      httpLink({
        url: `${url}/api/trpc`,
        transformer: rpcTransformer,
        headers: () => ({ cookie, origin: url }),
        fetch: async (input, init) => {
          const answer = await fetch(input, init);
          cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
          return answer;
        },
      }),
    ],
  });
  await rpc.auth.signIn.mutate(account);
  return {
    rpc,
    get cookie() {
      return cookie;
    },
  };
}

/** A video as admins see it. Throws if the site lists none with this id. */
export async function videoByRpc(client: SiteClient, videoId: string): Promise<VideoDetail> {
  const { items } = await client.rpc.videos.list.query({ limit: MAX_PAGE_SIZE });
  const video = items.find(({ id }) => id === videoId);
  if (!video) throw new Error(`The site lists no video ${videoId}.`);
  return video;
}

/** Uploads a file in parts like the browser, one after the other. */
export async function uploadByRpc(url: string, client: SiteClient, file: string): Promise<CompletedUpload> {
  const { size, mtimeMs } = await stat(file);
  const handle = await open(file);
  try {
    const read = async (from: number, length: number) => {
      const bytes = Buffer.alloc(Math.min(length, size - from));
      await handle.read(bytes, 0, bytes.length, from);
      return bytes;
    };
    const upload = await client.rpc.uploads.create.mutate({
      fileName: path.basename(file),
      sizeBytes: size,
      fingerprint: `${size}-${mtimeMs}-${file}`,
      firstBytesBase64: (await read(0, 65_536)).toString("base64"),
    });
    for (let partNumber = 1; partNumber <= upload.partCount; partNumber += 1) {
      const target = await client.rpc.uploads.partTarget.query({ uploadId: upload.id, partNumber });
      const body = await read((partNumber - 1) * upload.partSizeBytes, upload.partSizeBytes);
      const headers = { ...target.headers, cookie: client.cookie };
      const answer = await fetch(new URL(target.url, url), { method: target.method, headers, body });
      if (!answer.ok) throw new Error(`Part ${partNumber} was refused: ${answer.status}`);
    }
    return await client.rpc.uploads.complete.mutate({ uploadId: upload.id });
  } finally {
    await handle.close();
  }
}
