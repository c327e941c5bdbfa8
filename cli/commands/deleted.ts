import { type DeletedItem } from "#core/deletion/types.ts";
import { command, type Run } from "#cli/command.ts";
import { inBytes, table } from "#cli/output.ts";
import { withSite } from "#cli/site.ts";
import { listDeleted } from "#core/deletion/list-deleted.ts";

/** The maximum of one answer; older entries are removed within 7 days. */
const MAX_LISTED = 1000;

/** `deleted`: what is deleted and still has files. */
export const deletedCommand = (run: Run) =>
  command("deleted", "", "What is deleted and can be restored, newest first.").action(
    run(async ({ env, output }) => {
      const { items } = await withSite(env, ({ ctx }) => listDeleted(ctx, { limit: MAX_LISTED }));
      output.answer(items, (list) =>
        table(["ID", "WHAT", "NAME", "DELETED", "FILES GO", "SIZE"], list.map(rowOf), "Nothing is deleted."),
      );
    }),
  );

function rowOf(item: DeletedItem): string[] {
  const name = item.fileName === null ? item.name : `${item.name} (${item.fileName})`;
  const filesGo = item.canRestore ? minuteOf(item.filesGoAt) : "now";
  return [item.id, item.kind, name, minuteOf(item.deletedAt), filesGo, inBytes(item.sizeBytes)];
}

/** `2026-11-28 19:20 UTC` */
function minuteOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
