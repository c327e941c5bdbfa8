import { type AdminDashboard } from "#core/admin/types.ts";
import { type VideoState } from "#core/videos/video-states.ts";

/** The filters of the queue; null shows all videos that are not done. */
export const queueStates: readonly { readonly state: VideoState | null; readonly name: string }[] = [
  { state: null, name: "Unfinished" },
  { state: "queued", name: "Queued" },
  { state: "processing", name: "Analyzing" },
  { state: "playable", name: "Encoding" },
  { state: "failed", name: "Failed" },
  { state: "ready", name: "Done" },
];

/** The state that an address names; null for none or an unknown one. */
export function queueStateOf(name: string | null): VideoState | null {
  return queueStates.find(({ state }) => state === name)?.state ?? null;
}

/** The heading of the queue: "3 processing, 1 failed". */
export function jobsHeading({ encoding, failed }: AdminDashboard["counts"]): string {
  const counts = [encoding > 0 ? `${encoding} processing` : "", failed > 0 ? `${failed} failed` : ""];
  return counts.filter(Boolean).join(", ") || "Nothing is processing";
}
