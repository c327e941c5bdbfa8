import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";

/** Parses a video's id that a user typed; throws not_found for any other text. */
export function asVideoId(text: string | undefined): string {
  const id = text?.toLowerCase() ?? "";
  if (isId(id)) return id;
  throw new DomainError("not_found", "cli.noVideoWithId", { id: text ?? "" });
}
