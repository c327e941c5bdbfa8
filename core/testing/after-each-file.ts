import { afterAll } from "vitest";
import { watchForLeaks } from "#core/testing/listener-leaks.ts";
import { removeTempFolders } from "#core/testing/temp-folder.ts";

// A setup file's hooks are the first to be registered and so the last to run: whoever used a folder has gone.
const leaks = watchForLeaks();
afterAll(() => leaks.end());
afterAll(removeTempFolders);
