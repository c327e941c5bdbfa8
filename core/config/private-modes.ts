/**
 * Modes of Matinee's files: only its own user may read films, keys, passwords and logs, no other user of the
 * machine.
 */
export const PRIVATE_FILE_MODE = 0o600;
export const PRIVATE_FOLDER_MODE = 0o700;
