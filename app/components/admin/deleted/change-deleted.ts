import { z } from "zod";
import { type RpcCaller } from "#app/trpc/caller.ts";

const changeSchema = z.object({ intent: z.enum(["restore", "delete-now"]), id: z.string().max(64) });

/** Does what a form of the deleted list asks. The RPC judges the id; this reads the form. */
export async function changeDeleted({ admin }: RpcCaller, form: FormData): Promise<void> {
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("That form is not one of ours.\n", { status: 400 });
  const { intent, id } = parsed.data;
  if (intent === "restore") await admin.restoreDeleted({ id });
  else await admin.endGracePeriod({ id });
}
