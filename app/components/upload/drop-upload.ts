import { type RpcCaller } from "#app/trpc/caller.ts";

/** What "Drop it" on an unfinished upload asks for. */
export async function dropUpload({ uploads }: RpcCaller, form: FormData): Promise<void> {
  const uploadId = form.get("uploadId");
  if (typeof uploadId !== "string") throw new Response("That form is not one of ours.\n", { status: 400 });
  await uploads.cancel({ uploadId });
}
