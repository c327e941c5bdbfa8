import { join } from "node:path";
import { RESERVED_STEPS, stepsOfKey, stepsOfPrefix } from "#core/storage/key-rules.ts";

/** Folders of the driver's own below the root: no keys lead there and no listing shows them. */
export const TEMP_FOLDER = ".tmp";
export const KEYS_FOLDER = ".keys";

/** The absolute path of an object. Throws bad_input for an invalid key. */
export const pathOfKey = (root: string, key: string): string => join(root, ...stepsOfKey(key));

/** The folder of a prefix. Throws bad_input for an invalid prefix. */
export const pathOfPrefix = (root: string, prefix: string): string => join(root, ...stepsOfPrefix(prefix));

/** Whether a name at the root belongs to the driver. */
export const isReserved = (name: string): boolean => RESERVED_STEPS.has(name);
