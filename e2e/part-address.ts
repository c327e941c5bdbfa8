import { hasTestStore } from "#core/testing/test-bucket.ts";

/** The addresses to which browsers send parts of uploads: of the site, or of its bucket. */
export const PART_ADDRESS = /\/uploads\/[^/]+$|\/sources\/[^/]+\/[^/]+\/\d{5}\?/;

/** What the receiver of a part answers while it has no room, and what the page says then. */
export function fullStore() {
  return hasTestStore() ? FULL_BUCKET : FULL_FOLDER;
}

const folderWords = "The disk is full. Stored data is safe. Free some space, then try again.";
const FULL_FOLDER = {
  words: folderWords,
  answer: { status: 503, json: { message: folderWords, code: "storage_full" } },
};
const FULL_BUCKET = {
  words: "The object store is full. Stored data is safe. Free some space, then try again.",
  answer: {
    status: 507,
    contentType: "application/xml",
    body: "<Error><Code>XMinioStorageFull</Code><Message>Storage backend has reached its minimum free drive threshold.</Message></Error>",
  },
};
