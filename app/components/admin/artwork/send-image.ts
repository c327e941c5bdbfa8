import { type ArtworkTarget } from "#app/components/admin/artwork/artwork-types.ts";

const PATH = "/api/artwork";

export interface ImageSending {
  /** The artwork's id. Rejects with an `Error` whose message is for the user. */
  readonly artworkId: Promise<string>;
  readonly stop: () => void;
}

/** Sends an image file to the server. `onPercent` gets 0 to 100; fetch can't tell how much was sent. */
export function sendImage(
  target: ArtworkTarget,
  file: File,
  onPercent: (percent: number) => void,
): ImageSending {
  const request = new XMLHttpRequest();
  const artworkId = new Promise<string>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onPercent(total > 0 ? (loaded / total) * 100 : 0);
    request.onload = () => {
      const answer = answerOf(request.responseText);
      if (request.status === 202 && answer.artworkId) resolve(answer.artworkId);
      else reject(new Error(answer.message ?? "The image could not be uploaded. Try again."));
    };
    request.onerror = () => reject(new Error("Connection lost. Try again."));
    request.onabort = () => reject(new Error("Upload cancelled."));
  });
  request.open("PUT", `${PATH}?${new URLSearchParams({ ...target }).toString()}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.send(file);
  return { artworkId, stop: () => request.abort() };
}

function answerOf(text: string): { artworkId?: string; message?: string } {
  try {
    return JSON.parse(text) as { artworkId?: string; message?: string };
  } catch {
    return {};
  }
}
