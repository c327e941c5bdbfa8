import { type Answer } from "#app/components/admin/metadata/use-answer.ts";

interface AnswerStatusProps {
  readonly answer: Answer<unknown>;
  /** While the service is asked: "Searching…". */
  readonly asking: string;
}

/** Says that an answer is waited for, or why there is none. */
export function AnswerStatus({ answer, asking }: AnswerStatusProps) {
  return (
    <>
      <p role="status" className="text-soft">
        {answer.step === "asking" ? asking : ""}
      </p>
      {answer.step === "failed" ? (
        <p role="alert" className="text-bad">
          {answer.words}
        </p>
      ) : null}
    </>
  );
}
