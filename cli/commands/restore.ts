import { command, type Run } from "#cli/command.ts";
import { withSite } from "#cli/site.ts";
import { restoreDeleted } from "#core/deletion/restore-deleted.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";

/** `restore`: a title, an episode or a version of `deleted`. */
export const restoreCommand = (run: Run) =>
  command("restore", "ID", "Restores what `matinee deleted` lists, within 7 days of its deletion.")
    .argument("<ID>", "", asDeletedId)
    .action(
      run(async ({ env, output }, id) => {
        const restored = await withSite(env, ({ ctx }) => restoreDeleted(ctx, { id }));
        output.answer({ id, ...restored }, ({ kind }) => `The ${kind} is restored.`);
      }),
    );

/** Parses an id that a user typed; throws not_found for any other text. */
function asDeletedId(text: string): string {
  const id = text.toLowerCase();
  if (isId(id)) return id;
  throw new DomainError("not_found", "cli.noDeletedWithId", { id: text });
}
