import { Form, useNavigation } from "@remix-run/react";
import { ImportOptions } from "#app/components/admin/imports/import-options.tsx";
import { needsWords } from "#app/components/admin/imports/import-words.ts";
import { formatBytes } from "#app/components/format/bytes.ts";
import { counted } from "#app/components/format/words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { type ImportNeeds, type ImportPage, type ImportSummary } from "#core/import/runs/types.ts";

interface ImportActionsProps {
  readonly page: ImportPage;
  readonly answer: FormAnswer | undefined;
}

/** What can be done with an import: start it, cancel it, or scan its folder again. */
export function ImportActions({ page: { summary, needs }, answer }: ImportActionsProps) {
  const isSending = useNavigation().state === "submitting";
  const { state, folder } = summary;
  const isOpen = state === "looking" || state === "found" || state === "running";
  return (
    <div className="import-actions">
      {needs && summary.counts.chosen > 0 ? (
        <StartForm summary={summary} needs={needs} isSending={isSending} />
      ) : null}
      <Form method="post" className="acts">
        <input type="hidden" name="folder" value={folder} />
        {state === "running" || state === "looking" ? null : (
          <Button type="submit" name="intent" value="again" disabled={isSending}>
            Scan again
          </Button>
        )}
        {isOpen ? (
          <Button type="submit" tone="plain" name="intent" value="cancel" disabled={isSending}>
            Cancel import
          </Button>
        ) : null}
        {answer?.error ? (
          <p role="alert" className="text-bad">
            {answer.error.message}
          </p>
        ) : null}
      </Form>
    </div>
  );
}

interface StartFormProps {
  readonly summary: ImportSummary;
  readonly needs: ImportNeeds;
  readonly isSending: boolean;
}

function StartForm({ summary, needs, isSending }: StartFormProps) {
  const { counts, copies, publishes } = summary;
  const hints = {
    kept: `Needs about ${formatBytes(needs.inPlaceDiskBytes)}. The files are never changed or deleted.`,
    copied: `Needs about ${formatBytes(needs.copiedDiskBytes)}. The files can be removed afterwards.`,
  };
  return (
    <Form method="post" className="import-start">
      <input type="hidden" name="intent" value="start" />
      <p className="text-soft">{needsWords(needs)}</p>
      <ImportOptions copies={copies} publishes={publishes} hints={hints} />
      <div className="acts">
        <PrimaryButton
          type="submit"
          verb={isSending ? "One moment…" : `Import ${counted(counts.chosen, "file")}`}
          disabled={isSending}
        />
      </div>
    </Form>
  );
}
