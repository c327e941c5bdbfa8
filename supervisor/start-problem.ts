/** Exit codes of `npm start`: the same as the command line's. */
export const EXIT = { failed: 1, usage: 2, missing: 3 } as const;

/** A reason not to start, with an instruction. Printed unchanged, without a stack. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed, options?: { cause?: unknown }) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
