import { planVideo } from "#core/media/plan/plan-video.ts";
import { type Plan } from "#core/media/types.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { probeSource } from "#worker/ffmpeg/probe/probe-source.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

/** The plan of a bench's own clip. Throws if the clip is refused, which is a fault of the bench. */
export async function planOf(clip: string): Promise<Plan> {
  const probed = await probeSource(fileSource(clip), { signal: new AbortController().signal });
  if (probed.kind === "refused")
    throw new Error(`The bench's own clip was refused: ${sentenceOf(probed.reason)}`);
  return planVideo(probed.info);
}
