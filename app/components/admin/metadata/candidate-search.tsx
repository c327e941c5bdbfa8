import { useState, type FormEvent } from "react";
import { AnswerStatus } from "#app/components/admin/metadata/answer-status.tsx";
import { CandidateList } from "#app/components/admin/metadata/candidate-list.tsx";
import { type Answer, useAnswer } from "#app/components/admin/metadata/use-answer.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { type TitlePage } from "#core/catalog/types.ts";
import { type FactsCandidate } from "#core/metadata/facts/types.ts";

/** What was found, kept while a candidate is looked at. */
export function useCandidateSearch(titleId: string) {
  const { answer, ask, forget } = useAnswer<readonly FactsCandidate[]>();
  const search = (name: string, releaseYear: number | null): void =>
    ask(({ admin }) => admin.findCandidates.query({ titleId, name, releaseYear }));
  return { answer, search, forget };
}

interface CandidateSearchProps {
  readonly title: Pick<TitlePage, "name" | "releaseYear" | "languageTag">;
  readonly answer: Answer<readonly FactsCandidate[]>;
  readonly onSearch: (name: string, releaseYear: number | null) => void;
  readonly onChoose: (candidate: FactsCandidate) => void;
}

/** Searches the metadata service by name and year, and lists what it found. Nothing is sent before the button is pressed. */
export function CandidateSearch({ title, answer, onSearch, onChoose }: CandidateSearchProps) {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { name, year } = typedIn(event.currentTarget);
    const wrong = {
      ...(name === "" && { name: "Enter a title." }),
      ...(!/^(?:\d{4})?$/.test(year) && { year: "Use four digits, or leave it empty." }),
    };
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) onSearch(name, year === "" ? null : Number(year));
  };
  return (
    <div className="grid gap-4">
      <form role="search" className="candidate-search" onSubmit={send} noValidate>
        <TextField
          label="Title"
          name="name"
          maxLength={200}
          defaultValue={title.name}
          error={errors.name}
          autoFocus
        />
        <TextField
          label="Year"
          name="year"
          inputMode="numeric"
          maxLength={4}
          error={errors.year}
          defaultValue={title.releaseYear ?? ""}
        />
        <Button type="submit" tone="fill" disabled={answer.step === "asking"}>
          Search
        </Button>
      </form>
      <AnswerStatus answer={answer} asking="Searching…" />
      {answer.step === "answered" ? (
        <CandidateList candidates={answer.value} languageTag={title.languageTag} onChoose={onChoose} />
      ) : null}
    </div>
  );
}

function typedIn(form: HTMLFormElement): { name: string; year: string } {
  const values = new FormData(form);
  const text = (name: string): string => {
    const value = values.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return { name: text("name"), year: text("year") };
}
