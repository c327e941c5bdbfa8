import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";

/** A video's id as somebody wrote it; what is no id names no video (not_found). */
export function asVideoId(text: string | undefined): string {
  const id = text?.toLowerCase() ?? "";
  if (isId(id)) return id;
  throw new DomainError("not_found", `There is no video “${text ?? ""}”. \`matinee videos\` lists them all.`);
}
