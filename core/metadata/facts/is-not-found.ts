import { DomainError } from "#core/errors/domain-error.ts";

/** Whether the service says that it has no such title. */
export const isNotFound = (error: unknown): boolean =>
  error instanceof DomainError && error.code === "not_found";
