import { type ObjectStore } from "#core/storage/object-store.ts";
import { type SourceAccess } from "#core/storage/source-access.ts";
import { type UploadParts } from "#core/storage/upload-parts.ts";

/** What a driver provides: three interfaces to the same bytes. `store` tells which driver it is. */
export interface Storage {
  readonly store: ObjectStore;
  readonly uploadParts: UploadParts;
  readonly sources: SourceAccess;
}
