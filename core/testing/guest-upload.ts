import http from "node:http";
import { type Answer, type SiteGuest, type RpcAnswer } from "#core/testing/site-guest.ts";
import { type PartTarget } from "#core/storage/upload-parts.ts";
import { type CompletedUpload, type UploadStatus } from "#core/uploads/types.ts";

/** A file of a guest. */
export interface GuestFile {
  readonly name: string;
  readonly bytes: Buffer<ArrayBuffer>;
  /** The first bytes that the guest claims, if they are forged. */
  readonly pretendedBeginning?: Buffer;
}

/** An upload of a guest, part by part. */
export interface GuestUpload {
  readonly status: UploadStatus;
  /** Sends a part: its own bytes, or the given ones. */
  send(partNumber: number, body?: Buffer<ArrayBuffer>): Promise<Answer>;
  /** Sends half of a part and then nothing more; resolves once that half is sent. */
  sendHalf(partNumber: number): Promise<http.ClientRequest>;
  complete(): Promise<RpcAnswer<CompletedUpload>>;
}

/** An MP4's first box. */
export const MP4_BEGINNING = Buffer.from("\0\0\0 ftypisom\0\0\x02\0isomiso2avc1mp41", "latin1");
const SNIFFED_BYTES = 4096;

/** Requests an upload; the answer may be a refusal. */
export function askForUpload(guest: SiteGuest, file: GuestFile): Promise<RpcAnswer<UploadStatus>> {
  const beginning = file.pretendedBeginning ?? file.bytes.subarray(0, SNIFFED_BYTES);
  return guest.mutate<UploadStatus>("uploads.create", {
    fileName: file.name,
    sizeBytes: file.bytes.length,
    fingerprint: `${file.name}-${file.bytes.length}`,
    firstBytesBase64: beginning.toString("base64"),
  });
}

/** Begins an upload, or resumes one. Throws if it is refused. */
export async function beginUpload(guest: SiteGuest, file: GuestFile): Promise<GuestUpload> {
  const { data: status, message } = await askForUpload(guest, file);
  if (!status) throw new Error(`The upload of ${file.name} was refused: ${message}`);
  const uploadId = status.id;
  const partOf = (partNumber: number) => {
    const start = (partNumber - 1) * status.partSizeBytes;
    return file.bytes.subarray(start, start + status.partSizeBytes);
  };
  const targetOf = async (partNumber: number) => {
    const { data, message } = await guest.query<PartTarget>("uploads.partTarget", { uploadId, partNumber });
    if (!data) throw new Error(`Part ${partNumber} has no address: ${message}`);
    return data;
  };
  return {
    status,
    async send(partNumber, body = partOf(partNumber)) {
      const { url, method, headers } = await targetOf(partNumber);
      return guest.ask(url, { method, headers, body });
    },
    sendHalf: async (partNumber) => halfOf(guest.url + (await targetOf(partNumber)).url, partOf(partNumber)),
    complete: () => guest.mutate("uploads.complete", { uploadId }),
  };
}

/** Sends a complete file. Throws if anything is refused. */
export async function uploadFile(guest: SiteGuest, file: GuestFile): Promise<CompletedUpload> {
  const upload = await beginUpload(guest, file);
  for (let number = 1; number <= upload.status.partCount; number++) {
    const { status, text } = await upload.send(number);
    if (status !== 200) throw new Error(`Part ${number} was refused: ${text}`);
  }
  const { data, message } = await upload.complete();
  if (!data) throw new Error(`The upload was not completed: ${message}`);
  return data;
}

async function halfOf(url: string, part: Buffer): Promise<http.ClientRequest> {
  const request = http.request(url, { method: "PUT", headers: { "content-length": part.length } });
  request.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    request.write(part.subarray(0, part.length / 2), (error) => (error ? reject(error) : resolve()));
  });
  return request;
}
