import { useState } from "react";
import { AnswerStatus } from "#app/components/admin/metadata/answer-status.tsx";
import { CandidateSearch, useCandidateSearch } from "#app/components/admin/metadata/candidate-search.tsx";
import { FactsPreview } from "#app/components/admin/metadata/facts-preview.tsx";
import { useMetadataHost } from "#app/components/admin/metadata/metadata-host.tsx";
import { ServiceNotice } from "#app/components/admin/metadata/service-notice.tsx";
import { useAnswer } from "#app/components/admin/metadata/use-answer.ts";
import { useApplyFacts } from "#app/components/admin/metadata/use-apply-facts.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { PortalDialog } from "#app/components/ui/portal-dialog.tsx";
import { type TitlePage } from "#core/catalog/types.ts";
import { type FactsPreview as Preview } from "#core/metadata/facts/types.ts";

interface FindFactsProps {
  readonly title: TitlePage;
  /** Facts were saved, or taken back. */
  readonly onSaved: () => void;
}

/** The button that finds facts of a title at the metadata service, with its dialog. Absent where there is no service. */
export function FindFacts({ title, onSaved }: FindFactsProps) {
  const host = useMetadataHost();
  const [isOpen, setOpen] = useState(false);
  if (host === null) return null;
  const close = (): void => setOpen(false);
  return (
    <div className="acts">
      <Button onClick={() => setOpen(true)}>
        <Icon name="search" />
        Find facts
      </Button>
      <PortalDialog title="Find facts" open={isOpen} onClose={close}>
        {isOpen ? <FactsSteps title={title} host={host} onSaved={onSaved} onClose={close} /> : null}
      </PortalDialog>
    </div>
  );
}

interface FactsStepsProps extends FindFactsProps {
  readonly host: string;
  readonly onClose: () => void;
}

function FactsSteps({ title, host, onSaved, onClose }: FactsStepsProps) {
  const found = useCandidateSearch(title.id);
  const preview = useAnswer<Preview>();
  const applied = useApplyFacts(title.id, () => {
    onSaved();
    onClose();
  });
  const shown = preview.answer.step === "answered" ? preview.answer.value : null;
  const back = (): void => {
    preview.forget();
    applied.forget();
  };
  return (
    <div className="metadata mt-4">
      {shown ? (
        <FactsPreview
          preview={shown}
          languageTag={title.languageTag}
          isApplying={applied.answer.step === "asking"}
          refusal={applied.answer.step === "failed" ? applied.answer.words : null}
          onApply={(keys) => applied.apply(shown, keys)}
          onBack={back}
        />
      ) : (
        <>
          <CandidateSearch
            title={title}
            answer={found.answer}
            onSearch={(name, year) => {
              preview.forget();
              found.search(name, year);
            }}
            onChoose={({ serviceId }) =>
              preview.ask(({ admin }) => admin.previewFacts.query({ titleId: title.id, serviceId }))
            }
          />
          <AnswerStatus answer={preview.answer} asking="Comparing…" />
        </>
      )}
      <ServiceNotice host={host} />
    </div>
  );
}
