import AwsS3, { type AwsS3Part } from "@uppy/aws-s3";
import Uppy, { type Body, type Meta } from "@uppy/core";
import { TRPCClientError } from "@trpc/client";
import { sendPart } from "#app/components/upload/transfer/send-part.ts";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { type RootRouter } from "#app/trpc/root-router.ts";
import { type CompletedUpload, type UploadStatus } from "#core/uploads/types.ts";

/** The delays between retries: about three minutes in all, for a server that restarts or a lost connection. */
const retryDelays = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000];
/** Parts in flight at once, over all files: browsers allow six connections, and the page needs some of them. */
const partsAtOnce = 3;

/** The metadata that Uppy keeps with a file. */
export interface UploadMeta extends Meta {
  readonly uploadId: string;
}

/** The result of completing an upload; Uppy passes it on as the answer's body. */
export interface UploadBody extends Body {
  readonly created: CompletedUpload;
}

export type Transfer = Uppy<UploadMeta, UploadBody>;

/** Called where the server refuses for good (the upload is cancelled, gone or forbidden), which Uppy would retry. */
export type OnRefusal = (fileId: string, message: string) => void;

/**
 * Uppy, which sends parts to addresses that the server signs one by one. A file's upload is known before
 * (`addToTransfer`), so every start is a resume: it lists the stored parts first and sends only the others.
 */
export function createTransfer(client: RpcClient, onRefusal: OnRefusal): Transfer {
  const uppy = new Uppy<UploadMeta, UploadBody>({ autoProceed: false, allowMultipleUploadBatches: true });
  const partSizes = new WeakMap<object, number>();
  uppy.on("file-added", (file) => {
    if (file.data) partSizes.set(file.data, Number(file.meta.partSizeBytes));
  });
  uppy.use(AwsS3<UploadMeta, UploadBody>, {
    limit: partsAtOnce,
    retryDelays,
    shouldUseMultipart: true,
    getChunkSize: (data) => partSizes.get(data) ?? data.size,
    createMultipartUpload: (file) =>
      Promise.resolve({ uploadId: file.meta.uploadId, key: file.meta.uploadId }),
    listParts: (_file, { uploadId }) => listParts(client, String(uploadId)),
    signPart: async (file, { uploadId, partNumber }) => {
      const asked = client.uploads.partTarget.query({ uploadId, partNumber });
      const target = await tellRefusal(asked, (message) => onRefusal(file.id, message));
      return { url: target.url, method: "PUT", headers: { ...target.headers } };
    },
    uploadPartBytes: sendPart,
    completeMultipartUpload: async (file, { uploadId }) => {
      const asked = client.uploads.complete.mutate({ uploadId: String(uploadId) });
      const created = await tellRefusal(asked, (message) => onRefusal(file.id, message));
      return { location: created.uploadId, created } as UploadBody & { location: string };
    },
    // Uppy "aborts" after faults too; only the user's own Cancel may delete uploaded data.
    abortMultipartUpload: () => Promise.resolve(),
  });
  return uppy;
}

/** Adds a file of a known upload to Uppy; returns Uppy's id of it. */
export function addToTransfer(uppy: Transfer, file: File, upload: UploadStatus): string {
  const meta = { uploadId: upload.id, partSizeBytes: upload.partSizeBytes };
  const id = uppy.addFile({ name: `${upload.id} ${file.name}`, type: file.type, data: file, meta });
  uppy.setFileState(id, { s3Multipart: { uploadId: upload.id, key: upload.id } } as object);
  return id;
}

/** Passes an answer on, and calls `tell` where the server refuses for good. */
async function tellRefusal<Answer>(asked: Promise<Answer>, tell: (message: string) => void): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    const known = error instanceof TRPCClientError ? (error as TRPCClientError<RootRouter>) : null;
    const status = known?.data?.httpStatus ?? 0;
    if (known && status >= 400 && status < 500 && status !== 429)
      tell(sentenceOfAnswer(known) ?? known.message);
    throw error;
  }
}

async function listParts(client: RpcClient, uploadId: string): Promise<AwsS3Part[]> {
  const { storedParts } = await client.uploads.status.query({ uploadId });
  return storedParts.map((PartNumber) => ({ PartNumber, Size: 0, ETag: `part-${PartNumber}` }));
}
