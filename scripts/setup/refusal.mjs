/** Exit codes of the scripts: the same as the command line's. */
export const EXIT = Object.freeze({ failed: 1, usage: 2, missing: 3 });

/** A reason to stop that an admin can correct: printed unchanged, without a stack. */
export class Refusal extends Error {
  constructor(message, exitCode = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs `main` and turns its errors into one plain line and an exit code. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`\n${error.message}`);
    process.exit(error.exitCode);
  }
}
