/** An answer of the store that is not a success: its HTTP status and the code of S3 (`NoSuchKey`, `SlowDown`). */
export class StoreAnswerError extends Error {
  override readonly name = "StoreAnswerError";
  readonly status: number;
  /** Empty where the answer has no body: the answers to HEAD. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(`The store answered ${status} ${code}: ${message}`.trim());
    this.status = status;
    this.code = code;
  }
}

const CODE = /<Code>([^<]{1,100})<\/Code>/;
const MESSAGE = /<Message>([^<]{1,500})<\/Message>/;

/** Reads S3's error out of an answer's XML; `text` may be empty or anything else. */
export function answerErrorOf(status: number, text: string): StoreAnswerError {
  return new StoreAnswerError(status, CODE.exec(text)?.[1] ?? "", MESSAGE.exec(text)?.[1] ?? "");
}

/** Whether an error is an answer with one of these statuses. */
export const isAnswer = (error: unknown, ...statuses: readonly number[]): error is StoreAnswerError =>
  error instanceof StoreAnswerError && statuses.includes(error.status);
