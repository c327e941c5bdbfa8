import { afterAll } from "vitest";
import { watchForLeaks } from "#core/testing/listener-leaks.ts";
import { removeTempFolders } from "#core/testing/temp-folder.ts";

// A setup file's hooks are registered first and so run last: no test uses its folders any more.
const leaks = watchForLeaks();
afterAll(() => leaks.end());
afterAll(removeTempFolders);
