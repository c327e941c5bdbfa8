import { z } from "zod";
import { type RpcCaller } from "#app/trpc/caller.ts";

const text = z.string().max(10_000);
/** As typed; what is not a number becomes NaN, which the RPC refuses under its field. */
const number = text.transform((typed) => (typed.trim() === "" ? Number.NaN : Number(typed)));
const freeNumber = text.transform((typed) => (typed.trim() === "" ? undefined : Number(typed)));
const orNull = text.transform((typed) => typed.trim() || null);

/** The values of the forms for seasons and episodes, all as text. */
const changeSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("episode"),
    playableId: text,
    name: text,
    overview: text,
    seasonId: text,
    number,
    stillImageId: orNull.optional(),
  }),
  z.object({ intent: z.literal("season"), seasonId: text, number, name: orNull }),
  z.object({ intent: z.literal("add-season"), titleId: text }),
  z.object({ intent: z.literal("remove-season"), seasonId: text }),
  z.object({ intent: z.enum(["delete-episode", "undo-episode", "make-film"]), playableId: text }),
  z.object({
    intent: z.literal("make-episode"),
    filmId: text,
    seriesId: text,
    seriesName: text.default(""),
    seasonNumber: number,
    number: freeNumber,
  }),
]);

type Change = z.infer<typeof changeSchema>;

/** Whether a form of the title editor is about seasons and episodes. */
export function isSeriesForm(form: FormData): boolean {
  return changeSchema.options.some(({ shape }) => shape.intent.safeParse(form.get("intent")).success);
}

/** Does the change that such a form requests. Returns the address of another editor to open, or null to stay. */
export async function changeSeries({ admin }: RpcCaller, form: FormData): Promise<string | null> {
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("Unknown form.\n", { status: 400 });
  const change = parsed.data;
  switch (change.intent) {
    case "make-episode": {
      const { seriesId, playableId } = await admin.makeEpisode(inputOf(change));
      return `/admin/titles/${seriesId}?episode=${playableId}`;
    }
    case "make-film": {
      const { titleId } = await admin.makeFilm({ playableId: change.playableId });
      return `/admin/titles/${titleId}`;
    }
    case "episode":
      await admin.updatePlayable(without(change));
      return null;
    case "season":
      await admin.updateSeason(without(change));
      return null;
    case "add-season":
      await admin.addSeason({ titleId: change.titleId });
      return null;
    case "remove-season":
      await admin.removeSeason({ seasonId: change.seasonId });
      return null;
    case "delete-episode":
      await admin.deletePlayable({ playableId: change.playableId });
      return null;
    case "undo-episode":
      await admin.undoDeletePlayable({ playableId: change.playableId });
      return null;
  }
}

function without<Values extends { intent: string }>({
  intent: _,
  ...values
}: Values): Omit<Values, "intent"> {
  return values;
}

/** Without a chosen series the input names a new one. */
function inputOf(change: Extract<Change, { intent: "make-episode" }>) {
  const { filmId: titleId, seriesId, seriesName, seasonNumber, number } = change;
  const series = seriesId === "" ? { name: seriesName } : { titleId: seriesId };
  return { titleId, series, seasonNumber, number };
}
