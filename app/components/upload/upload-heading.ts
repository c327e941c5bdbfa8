import { counted } from "#app/components/format/words.ts";
import { type UploadItem } from "#app/components/upload/transfer/upload-item.ts";

/** The heading of the upload page: how many files are uploading, to confirm, stopped, uploaded and rejected. */
export function uploadHeading(items: readonly UploadItem[]): string {
  const countOf = (...phases: UploadItem["phase"][]): number =>
    items.filter(({ phase }) => phases.includes(phase)).length;
  const [uploading, asking, stopped, refused, completed] = [
    countOf("checking", "waiting", "sending", "finishing"),
    countOf("asking"),
    countOf("failed", "paused"),
    countOf("refused"),
    countOf("done"),
  ];
  if (items.length === 0) return "Upload videos";
  const sentences = [
    uploading > 0 ? `Uploading ${counted(uploading, "file")}.` : "",
    asking > 0 ? `${counted(asking, "file")} to confirm.` : "",
    stopped > 0 ? `${counted(stopped, "file")} stopped.` : "",
    uploading + asking + stopped === 0 && completed > 0 ? `${counted(completed, "file")} uploaded.` : "",
    refused > 0 ? `${counted(refused, "file")} rejected.` : "",
  ];
  return sentences.filter(Boolean).join(" ");
}
