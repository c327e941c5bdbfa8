import { useEffect, useRef, useState } from "react";
import { type EdgeName, type Edges, markerOf } from "#app/components/admin/markers/marker-times.ts";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { type MarkerEditorData, type Markers } from "#core/markers/types.ts";

const SAVE_AFTER_MS = 500;

export type SaveState =
  { readonly state: "idle" | "saving" | "saved" } | { readonly state: "failed"; readonly words: string };

const edgesOf = ({ intro, credits }: Markers): Edges => ({
  introStart: intro?.startSeconds ?? null,
  introEnd: intro?.endSeconds ?? null,
  creditsStart: credits?.startSeconds ?? null,
  creditsEnd: credits?.endSeconds ?? null,
});

/** The edges of a file's markers: changed at once, saved a moment later; `undo` takes the last saved change back. */
export function useMarkers(data: MarkerEditorData) {
  const [edges, setEdges] = useState(() => edgesOf(data.markers));
  const [saving, setSaving] = useState<SaveState>({ state: "idle" });
  const [before, setBefore] = useState<Markers | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(edges);
  useEffect(() => () => clearTimeout(timer.current), []);

  const save = async (markers: Partial<Markers>): Promise<void> => {
    setSaving({ state: "saving" });
    try {
      const { admin } = await loadRpcClient();
      const { videoId } = data;
      setBefore(await admin.saveMarkers.mutate({ videoId, ...markers }));
      setSaving({ state: "saved" });
    } catch (error) {
      setSaving({ state: "failed", words: sentenceOfAnswer(error) ?? "Connection lost. Try again." });
    }
  };
  const saveLatest = (): void => {
    const { introStart, introEnd, creditsStart, creditsEnd } = latest.current;
    const [intro, credits] = [markerOf(introStart, introEnd), markerOf(creditsStart, creditsEnd)];
    if (intro !== undefined && credits !== undefined) void save({ intro, credits });
  };
  const put = (next: Edges): void => {
    latest.current = next;
    setEdges(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(saveLatest, SAVE_AFTER_MS);
  };
  const change = (name: EdgeName, seconds: number | null): void =>
    put(complete({ ...latest.current, [name]: seconds }, name, data.durationSeconds));
  const undo = (): void => {
    if (!before) return;
    latest.current = edgesOf(before);
    setEdges(latest.current);
    void save(before).then(() => setBefore(null));
  };
  const clear = (kind: "intro" | "credits"): void =>
    put({ ...latest.current, [`${kind}Start`]: null, [`${kind}End`]: null });
  return { edges, change, clear, saving, retry: saveLatest, undo: before ? undo : null };
}

/** Credits run to the end of the video unless told otherwise, and an intro from its start. */
function complete(edges: Edges, changed: EdgeName, durationSeconds: number): Edges {
  if (changed === "creditsStart" && edges.creditsStart !== null && edges.creditsEnd === null) {
    return { ...edges, creditsEnd: durationSeconds };
  }
  if (changed === "introEnd" && edges.introEnd !== null && edges.introStart === null) {
    return { ...edges, introStart: 0 };
  }
  return edges;
}
