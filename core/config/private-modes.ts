/** Modes of what Matinee writes: its own user reads films, keys, passwords and logs, and no other user of the machine. */
export const PRIVATE_FILE_MODE = 0o600;
export const PRIVATE_FOLDER_MODE = 0o700;
