import { type ObjectStore } from "#core/storage/object-store.ts";
import { type SourceAccess } from "#core/storage/source-access.ts";
import { type UploadParts } from "#core/storage/upload-parts.ts";

/** What a driver gives: three interfaces over the same bytes. `store` says which driver it is. */
export interface Storage {
  readonly store: ObjectStore;
  readonly uploadParts: UploadParts;
  readonly sources: SourceAccess;
}
