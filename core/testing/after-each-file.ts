import { afterAll } from "vitest";
import { removeTempFolders } from "#core/testing/temp-folder.ts";

// A setup file's hook is the first one to be registered and so the last one to run: whoever used a folder has gone.
afterAll(removeTempFolders);
