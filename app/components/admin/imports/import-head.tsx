import { Link } from "@remix-run/react";
import { importHeading, otherFiles } from "#app/components/admin/imports/import-words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { ShareBar } from "#app/components/ui/segmented-bar.tsx";
import { sentence } from "#app/messages/sentence.ts";
import { type ImportSummary } from "#core/import/runs/types.ts";

/** What an import has come to, and how far it is. */
export function ImportHead({ summary }: { readonly summary: ImportSummary }) {
  const { state, folder, counts, failure } = summary;
  const heading = importHeading(summary);
  return (
    <>
      <header className="admin-head">
        <h1 className="display">{heading}</h1>
        <div className="acts">
          <ButtonLink to="/admin/import">Back to import</ButtonLink>
        </div>
      </header>
      <p role="status" className="sr-only">
        {heading}
      </p>
      <p className="max-w-[70ch] text-soft">
        <b className="block font-semibold wrap-anywhere">{folder}</b>
        {otherFiles(counts)} <NextStep state={state} />
      </p>
      {failure ? (
        <p role="alert" className="mt-2 max-w-[70ch] text-bad">
          {sentence(failure)}
        </p>
      ) : null}
      {state === "running" ? <RunBar counts={counts} /> : null}
    </>
  );
}

function NextStep({ state }: Pick<ImportSummary, "state">) {
  if (state === "looking" || state === "running") return <>The import continues when you leave this page.</>;
  if (state !== "complete") return null;
  return (
    <>
      Imported videos are in the{" "}
      <Link to="/admin/titles" className="link">
        library
      </Link>
      , and are encoded under{" "}
      <Link to="/admin/jobs" className="link">
        Processing
      </Link>
      .
    </>
  );
}

function RunBar({ counts }: Pick<ImportSummary, "counts">) {
  const handled = counts.imported + counts.skipped + counts.refused;
  const share = handled / Math.max(1, handled + counts.chosen);
  return (
    <div className="my-4 max-w-[40rem]">
      <ShareBar share={share} label={`${Math.round(share * 100)} percent imported`} />
    </div>
  );
}
