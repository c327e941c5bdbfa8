import { z } from "zod";
import { creditsOf } from "#app/components/admin/titles/credit-lines.ts";
import { retryVideo } from "#app/components/admin/queue/retry-video.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

const visibility = z.enum(["draft", "unlisted", "published"]);
const text = z.string().max(40_000);
const imageId = text.transform((id) => (id === "" ? null : id)).optional();

/** What the forms of the titles' desks send: everything as text. */
const changeSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["delete", "undo"]), titleId: text }),
  z.object({ intent: z.literal("visibility"), titleId: text, visibility }),
  z.object({ intent: z.literal("retry"), titleId: text, videoId: text }),
  z.object({
    intent: z.literal("edit"),
    titleId: text,
    name: text,
    overview: text,
    releaseYear: text.transform(yearOf),
    languageTag: text.transform((tag) => tag.trim() || null),
    genres: text.transform(genresOf),
    crew: text.transform((lines) => creditsOf(lines, "crew")),
    cast: text.transform((lines) => creditsOf(lines, "cast")),
    posterImageId: imageId,
    backdropImageId: imageId,
  }),
]);

/** Does what a form of the titles' desks asks. The RPC judges the values; this reads the form. */
export async function changeTitle(caller: RpcCaller, form: FormData): Promise<void> {
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("That form is not one of ours.\n", { status: 400 });
  const change = parsed.data;
  switch (change.intent) {
    case "delete":
      return void (await caller.admin.deleteTitle({ titleId: change.titleId }));
    case "undo":
      return void (await caller.admin.undoDeleteTitle({ titleId: change.titleId }));
    case "retry":
      return retryVideo(caller, form);
    case "visibility":
      return caller.admin.updateTitle(change);
    case "edit": {
      const { crew, cast, ...words } = change;
      return caller.admin.updateTitle({ ...words, credits: [...crew, ...cast] });
    }
  }
}

/** A year as typed; null for an empty field, and what is no number goes on to be refused by the RPC. */
export function yearOf(typed: string): number | null {
  const trimmed = typed.trim();
  return trimmed === "" ? null : Math.trunc(Number(trimmed)) || 0;
}

/** Genres as typed, between commas. */
export function genresOf(typed: string): string[] {
  const genres = typed.split(",").map((genre) => genre.trim());
  return [...new Set(genres.filter(Boolean))];
}
