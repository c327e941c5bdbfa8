import { numberWord } from "#app/components/format/words.ts";
import { type UploadItem } from "#app/components/upload/upload-item.ts";

/** The heading of the upload desk: a sentence that tells the state. */
export function uploadHeading(items: readonly UploadItem[]): string {
  const count = (...phases: UploadItem["phase"][]): number =>
    items.filter(({ phase }) => phases.includes(phase)).length;
  const [moving, stopped, refused, completed] = [
    count("checking", "waiting", "sending", "finishing"),
    count("failed", "paused"),
    count("refused"),
    count("done"),
  ];
  if (items.length === 0) return "What shall we show?";
  const sentences = [
    moving > 0 ? `${files(moving)} on the way in.` : "",
    stopped > 0 ? `${files(stopped)} ${stopped === 1 ? "waits" : "wait"} for you.` : "",
    moving + stopped === 0 && completed > 0 ? `${files(completed)} here.` : "",
    refused > 0 ? `${files(refused)} could not be taken.` : "",
  ];
  return sentences.filter(Boolean).join(" ");
}

function files(count: number): string {
  return `${numberWord(count)} ${count === 1 ? "file" : "files"}`;
}
