import { z } from "zod";
import { type RpcCaller } from "#app/trpc/caller.ts";

const byPlayable = { playableId: z.uuid() };

/** What the forms of the site may ask of a history. */
const changeSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["hide", "unhide", "remove", "restore"]), ...byPlayable }),
  z.object({
    intent: z.literal("punch"),
    ...byPlayable,
    versionId: z.uuid(),
    durationSeconds: z.coerce.number().positive(),
    watched: z.enum(["true", "false"]),
    /** Where one was before the punch, for taking it back. */
    savedSeconds: z.coerce.number().min(0).default(0),
  }),
]);

/** Does what a form asks: off Continue watching and back, out of the history and back, or the punch for watched. */
export async function changeHistory({ history }: RpcCaller, form: FormData): Promise<void> {
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("That form is not one of ours.\n", { status: 400 });
  const change = parsed.data;
  if (change.intent !== "punch")
    return void (await history[change.intent]({ playableId: change.playableId }));
  const { playableId, versionId, durationSeconds, watched, savedSeconds } = change;
  const positionSeconds = watched === "true" ? durationSeconds : savedSeconds;
  const playerSession = crypto.randomUUID();
  await history.save({ playableId, versionId, durationSeconds, positionSeconds, playerSession, sequence: 1 });
}
