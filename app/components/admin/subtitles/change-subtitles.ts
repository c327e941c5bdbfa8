import { type SubtitlePreview } from "#core/subtitles/types.ts";
import { z } from "zod";
import { type RpcCaller } from "#app/trpc/caller.ts";
import { SUBTITLE_KINDS } from "#core/subtitles/subtitle-kind.ts";

const text = z.string().max(300);
/** Forms are urlencoded, so a file is sent as text; the procedures check both. */
const file = { fileName: text, bytesBase64: z.string() };
const described = { ...file, languageTag: text, kind: z.enum(SUBTITLE_KINDS) };

/** What the forms about subtitles send. */
const changeSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("preview-subtitles"), ...file, languageTag: text.optional() }),
  z.object({ intent: z.literal("add-subtitles"), ...described, videoId: text }),
  z.object({ intent: z.literal("replace-subtitles"), ...described, subtitleId: text }),
  z.object({ intent: z.literal("remove-subtitles"), subtitleId: text }),
]);

/** Whether a form of a title's editor is about its subtitles. */
export function isSubtitleForm(form: FormData): boolean {
  return changeSchema.options.some(({ shape }) => shape.intent.safeParse(form.get("intent")).success);
}

/** Does what such a form asks. Returns the preview where one was asked for, else null. */
export async function changeSubtitles({ admin }: RpcCaller, form: FormData): Promise<SubtitlePreview | null> {
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("That form is not one of ours.\n", { status: 400 });
  const change = parsed.data;
  switch (change.intent) {
    case "preview-subtitles":
      return await admin.previewSubtitles(change);
    case "add-subtitles":
      await admin.addSubtitles(change);
      return null;
    case "replace-subtitles":
      await admin.replaceSubtitles(change);
      return null;
    case "remove-subtitles":
      await admin.removeSubtitles({ subtitleId: change.subtitleId });
      return null;
  }
}
