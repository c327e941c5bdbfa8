import { z } from "zod";
import { genresOf } from "#app/components/admin/titles/change-words.ts";
import { creditsOf } from "#app/components/admin/titles/credit-lines.ts";
import { retryVideo } from "#app/components/admin/queue/retry-video.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

const visibility = z.enum(["draft", "unlisted", "published"]);
const text = z.string().max(40_000);
const imageId = text.transform((id) => (id === "" ? null : id)).optional();

const fields = z
  .object({
    name: text,
    overview: text,
    releaseYear: text.transform(yearOf),
    languageTag: text.transform((tag) => tag.trim() || null),
    ageRatingYears: text.transform(yearsOf),
    genres: text.transform(genresOf),
    tags: text.transform(genresOf),
    crew: text.transform((lines) => creditsOf(lines, "crew")),
    cast: text.transform((lines) => creditsOf(lines, "cast")),
    posterImageId: imageId,
    backdropImageId: imageId,
  })
  .partial();

/** The values of the title editor's forms, all as text. */
const changeSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["delete", "undo"]), titleId: text }),
  z.object({ intent: z.literal("visibility"), titleId: text, visibility }),
  z.object({ intent: z.literal("retry"), titleId: text, videoId: text }),
  z.object({ intent: z.literal("schedule"), titleId: text, publishAt: z.iso.datetime({ offset: true }) }),
  fields.extend({
    intent: z.literal("edit"),
    titleId: text,
    expected: text.transform(expectedOf).optional(),
  }),
]);

/** Does the change that a form of the title editor requests. It reads the form; the RPC validates the values. */
export async function changeTitle(caller: RpcCaller, form: FormData): Promise<void> {
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("Unknown form.\n", { status: 400 });
  const change = parsed.data;
  switch (change.intent) {
    case "delete":
      return void (await caller.admin.deleteTitle({ titleId: change.titleId }));
    case "undo":
      return void (await caller.admin.undoDeleteTitle({ titleId: change.titleId }));
    case "retry":
      return retryVideo(caller, form);
    case "visibility":
      return caller.admin.updateTitle({ ...change, publishAt: null });
    case "schedule":
      return caller.admin.updateTitle({
        ...{ titleId: change.titleId, visibility: "draft", publishAt: new Date(change.publishAt) },
      });
    case "edit": {
      const { expected, ...edit } = change;
      return caller.admin.updateTitle({ ...valuesOf(edit), expected: expected && valuesOf(expected) });
    }
  }
}

/** A year as typed; null for an empty field, 0 for what is not a number, which the RPC refuses. */
export function yearOf(typed: string): number | null {
  const trimmed = typed.trim();
  return trimmed === "" ? null : Math.trunc(Number(trimmed)) || 0;
}

/** An age as chosen; null for none. */
function yearsOf(chosen: string): number | null {
  return chosen.trim() === "" ? null : Number(chosen);
}

/** What the form's fields had before, as the form had it. */
function expectedOf(json: string): z.infer<typeof fields> | undefined {
  try {
    return fields.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** Cast and crew are two fields of the form, and one list of the title. */
function valuesOf<Values extends z.infer<typeof fields>>({ crew, cast, ...values }: Values) {
  return { ...values, ...(crew && cast && { credits: [...crew, ...cast] }) };
}
