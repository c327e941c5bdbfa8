import { createMemoryMetadata } from "#core/metadata/drivers/memory/memory-metadata.ts";
import { KNOWN_TITLES } from "#core/metadata/testing/known-titles.ts";
import { describeMetadata, readKnownImages } from "#core/metadata/testing/metadata-contract.ts";

describeMetadata(async () => ({
  service: createMemoryMetadata(KNOWN_TITLES, await readKnownImages()),
  close: () => Promise.resolve(),
}));
