/** Exit codes of the scripts: the command line's own, as far as they concern them. */
export const EXIT = Object.freeze({ failed: 1, usage: 2, missing: 3 });

/** A reason to stop that a person can act upon: printed as it is, without a stack. */
export class Refusal extends Error {
  constructor(message, exitCode = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs `main` and turns what it throws into one plain line and an exit code. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`\n${error.message}`);
    process.exit(error.exitCode);
  }
}
