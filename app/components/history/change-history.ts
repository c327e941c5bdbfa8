import { z } from "zod";
import { type RpcCaller } from "#app/trpc/caller.ts";

const byPlayable = { playableId: z.uuid() };

/** The history changes that the forms of the site can request. */
const changeSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["hide", "unhide", "remove", "restore"]), ...byPlayable }),
  z.object({
    intent: z.literal("set-watched"),
    ...byPlayable,
    versionId: z.uuid(),
    durationSeconds: z.coerce.number().positive(),
    watched: z.enum(["true", "false"]),
    /** The position before the title was marked as watched, which unmarking restores. */
    savedSeconds: z.coerce.number().min(0).default(0),
  }),
]);

type History = RpcCaller["history"];
type ByPlayable = Parameters<History["hide"]>[0];

const CHANGES = {
  hide: (history: History, input: ByPlayable) => history.hide(input),
  unhide: (history: History, input: ByPlayable) => history.unhide(input),
  remove: (history: History, input: ByPlayable) => history.remove(input),
  restore: (history: History, input: ByPlayable) => history.restore(input),
};

/** Does the change that a form requests: hides from Continue watching, removes from the history, or sets watched. */
export async function changeHistory({ history }: RpcCaller, form: FormData): Promise<void> {
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("Unknown form.\n", { status: 400 });
  const change = parsed.data;
  if (change.intent !== "set-watched")
    return await CHANGES[change.intent](history, { playableId: change.playableId });
  const { playableId, versionId, durationSeconds, watched, savedSeconds } = change;
  const positionSeconds = watched === "true" ? durationSeconds : savedSeconds;
  const playerSession = crypto.randomUUID();
  await history.save({ playableId, versionId, durationSeconds, positionSeconds, playerSession, sequence: 1 });
}
