import { useEffect, useRef, useState } from "react";
import { type ArtworkTarget } from "#app/components/admin/artwork/artwork-types.ts";
import { AnswerStatus } from "#app/components/admin/metadata/answer-status.tsx";
import { CandidateSearch, useCandidateSearch } from "#app/components/admin/metadata/candidate-search.tsx";
import { type ImagesTitle } from "#app/components/admin/metadata/images-title.ts";
import { ServiceImages } from "#app/components/admin/metadata/service-images.tsx";
import { ServiceNotice } from "#app/components/admin/metadata/service-notice.tsx";
import { useAnswer } from "#app/components/admin/metadata/use-answer.ts";
import { type ServiceImage } from "#core/metadata/types.ts";

interface ImageStepsProps {
  readonly target: ArtworkTarget;
  readonly title: ImagesTitle;
  readonly host: string;
  readonly onChoose: (image: ServiceImage) => void;
}

interface Found {
  /** Null where the title is not linked. */
  readonly serviceId: string | null;
  readonly images: readonly ServiceImage[];
}

/** Shows the images of a title whose id is stored at once; another title is searched for first. */
export function ImageSteps({ target, title, host, onChoose }: ImageStepsProps) {
  const found = useCandidateSearch(target.titleId);
  const { answer, ask } = useAnswer<Found>();
  const [isSearching, setSearching] = useState(false);
  const show = (serviceId?: string): void =>
    ask(({ admin }) => admin.serviceImages.query({ target, ...(serviceId !== undefined && { serviceId }) }));
  const first = useRef(target);
  // Once: opening the dialog is what an admin pressed for.
  useEffect(() => ask(({ admin }) => admin.serviceImages.query({ target: first.current })), [ask]);
  const isUnlinked = answer.step === "answered" && answer.value.serviceId === null;
  return (
    <div className="metadata mt-4 grid gap-4">
      {isSearching || isUnlinked ? (
        <CandidateSearch
          title={title}
          answer={found.answer}
          onSearch={found.search}
          onChoose={({ serviceId }) => {
            setSearching(false);
            show(serviceId);
          }}
        />
      ) : null}
      <AnswerStatus answer={answer} asking="Looking for images…" />
      {answer.step === "answered" && !isSearching && !isUnlinked ? (
        <ServiceImages
          kind={target.kind}
          images={answer.value.images}
          onChoose={onChoose}
          onSearch={() => setSearching(true)}
        />
      ) : null}
      <ServiceNotice host={host} />
    </div>
  );
}
