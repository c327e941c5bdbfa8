import AwsS3, { type AwsS3Part } from "@uppy/aws-s3";
import Uppy, { type Body, type Meta } from "@uppy/core";
import { TRPCClientError } from "@trpc/client";
import { refusedPart } from "#app/components/upload/refused-part.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { type RootRouter } from "#app/trpc/root-router.ts";
import { type CompletedUpload, type UploadStatus } from "#core/uploads/types.ts";

/** A server that restarts, or a line that drops, may take this long: about three minutes of patience in all. */
const retryDelays = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000];
/** Parts in flight at once, over all files: browsers allow six connections, and the page needs some of them. */
const partsAtOnce = 3;

/** What Uppy keeps beside a file of ours. */
export interface UploadMeta extends Meta {
  readonly uploadId: string;
}

/** What completing gives; Uppy hands it on as the answer's body. */
export interface UploadBody extends Body {
  readonly created: CompletedUpload;
}

export type Transfer = Uppy<UploadMeta, UploadBody>;

/** The server says no for good (the upload was cancelled, is gone or not allowed): Uppy would ask for minutes. */
export type OnRefusal = (fileId: string, message: string) => void;

/**
 * Uppy, sending parts to addresses that the server signs one by one. Which upload a file belongs to is settled before
 * (`addToTransfer`), so every start is a resume: what the store holds is asked for first, only the rest is sent.
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
    // Uppy "aborts" after faults too; only the person's own Cancel may drop what arrived.
    abortMultipartUpload: () => Promise.resolve(),
  });
  return uppy;
}

/** Uppy's own sender. What it throws without the request in it, Uppy does not try again. */
async function sendPart(
  part: Parameters<typeof AwsS3.uploadPartBytes>[0],
): ReturnType<typeof AwsS3.uploadPartBytes> {
  try {
    return await AwsS3.uploadPartBytes(part);
  } catch (error) {
    throw refusedPart(error) ?? error;
  }
}

/** Gives Uppy a file of an upload that the server knows; returns Uppy's id of it. */
export function addToTransfer(uppy: Transfer, file: File, upload: UploadStatus): string {
  const meta = { uploadId: upload.id, partSizeBytes: upload.partSizeBytes };
  const id = uppy.addFile({ name: `${upload.id} ${file.name}`, type: file.type, data: file, meta });
  uppy.setFileState(id, { s3Multipart: { uploadId: upload.id, key: upload.id } } as object);
  return id;
}

/** Passes an answer on; tells where the server said no, and would say it again. */
async function tellRefusal<Answer>(asked: Promise<Answer>, tell: (message: string) => void): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    const known = error instanceof TRPCClientError ? (error as TRPCClientError<RootRouter>) : null;
    const status = known?.data?.httpStatus ?? 0;
    if (known && status >= 400 && status < 500 && status !== 429) tell(known.message);
    throw error;
  }
}

async function listParts(client: RpcClient, uploadId: string): Promise<AwsS3Part[]> {
  const { storedParts } = await client.uploads.status.query({ uploadId });
  return storedParts.map((PartNumber) => ({ PartNumber, Size: 0, ETag: `part-${PartNumber}` }));
}
