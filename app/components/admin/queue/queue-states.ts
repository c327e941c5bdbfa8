import { numberWord } from "#app/components/format/words.ts";
import { type AdminDashboard } from "#core/admin/types.ts";
import { type VideoState } from "#core/catalog/types.ts";

/** What the queue can be looked at by; null is all that is not whole yet. */
export const queueStates: readonly { readonly state: VideoState | null; readonly name: string }[] = [
  { state: null, name: "Now" },
  { state: "queued", name: "Waiting" },
  { state: "processing", name: "Starting" },
  { state: "playable", name: "Encoding" },
  { state: "failed", name: "Failed" },
  { state: "ready", name: "Whole" },
];

/** The state that an address asks for; null for none or an unknown one. */
export function queueStateOf(asked: string | null): VideoState | null {
  return queueStates.find(({ state }) => state === asked)?.state ?? null;
}

/** The queue in a sentence: "Three on the bench, one stuck." */
export function jobsHeading({ encoding, failed }: AdminDashboard["counts"]): string {
  if (encoding === 0 && failed === 0) return "The bench is empty.";
  const stuck = failed > 0 ? `${numberWord(failed).toLowerCase()} stuck.` : "";
  if (encoding === 0) return `Nothing on the bench, ${stuck}`;
  return `${numberWord(encoding)} on the bench${stuck ? `, ${stuck}` : "."}`;
}
