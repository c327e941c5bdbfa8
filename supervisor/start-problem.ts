/** Exit codes of `npm start`: the command line's own, as far as they concern it. */
export const EXIT = { failed: 1, usage: 2, missing: 3 } as const;

/** A reason not to start, in words that say what to do. Printed as it is, without a stack. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed, options?: { cause?: unknown }) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
