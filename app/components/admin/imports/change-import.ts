import { redirect } from "@remix-run/node";
import { textOf } from "#app/components/sign-in/form-errors.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

/** Does what a form of an import's page asks for. A form that is none of ours is refused. */
export async function changeImport({ admin }: RpcCaller, importId: string, form: FormData): Promise<void> {
  switch (textOf(form, "intent")) {
    case "choose":
      await admin.correctImport({ importId, files: filesOf(form), isChosen: form.get("chosen") === "on" });
      return;
    case "correct":
      await admin.correctImport({ importId, files: filesOf(form), location: locationOf(form) });
      return;
    case "start":
      await admin.startImport({ importId, ...choiceOf(form) });
      return;
    case "cancel":
      await admin.cancelImport({ importId });
      return;
    case "again": {
      const next = await admin.beginImport({ folder: textOf(form, "folder") });
      throw redirect(`/admin/import/${next.importId}`);
    }
    default:
      throw new Response("Invalid form.\n", { status: 400 });
  }
}

/** What `ImportOptions` sends. */
export function choiceOf(form: FormData): { copies: boolean; publishes: boolean } {
  return { copies: form.get("copies") === "yes", publishes: form.get("publishes") === "yes" };
}

function filesOf(form: FormData): { position: number } | { folder: string } {
  const position = form.get("position");
  return typeof position === "string" ? { position: Number(position) } : { folder: textOf(form, "folder") };
}

/** Missing and empty fields stay as they are; only an empty year of one file takes its year away. */
function locationOf(form: FormData) {
  const removesYear = form.has("position") && form.get("year") === "";
  return {
    kind: kindOf(textOf(form, "kind")),
    name: textOf(form, "name") || undefined,
    releaseYear: removesYear ? null : numberOf(form, "year"),
    season: numberOf(form, "season"),
    episode: numberOf(form, "episode"),
  };
}

function numberOf(form: FormData, name: string): number | undefined {
  const text = textOf(form, name).trim();
  return text === "" ? undefined : Number(text);
}

const kindOf = (text: string): "movie" | "episode" | undefined =>
  text === "movie" || text === "episode" ? text : undefined;
