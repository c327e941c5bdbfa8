import { useState } from "react";
import { type ArtworkTarget } from "#app/components/admin/artwork/artwork-types.ts";
import { ImageSteps } from "#app/components/admin/metadata/image-steps.tsx";
import { type ImagesTitle } from "#app/components/admin/metadata/images-title.ts";
import { useMetadataHost } from "#app/components/admin/metadata/metadata-host.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { PortalDialog } from "#app/components/ui/portal-dialog.tsx";
import { type ServiceImage } from "#core/metadata/types.ts";

interface FindImagesProps {
  readonly target: ArtworkTarget;
  /** What the image is: "poster". */
  readonly noun: string;
  readonly title: ImagesTitle;
  readonly onChoose: (image: ServiceImage) => void;
}

/** The button that finds images at the metadata service, with its dialog. Absent where there is no service. */
export function FindImages({ target, noun, title, onChoose }: FindImagesProps) {
  const host = useMetadataHost();
  const [isOpen, setOpen] = useState(false);
  if (host === null) return null;
  const close = (): void => setOpen(false);
  return (
    <div className="acts">
      <Button size="small" aria-label={`Find images for the ${noun}`} onClick={() => setOpen(true)}>
        <Icon name="search" />
        Find images
      </Button>
      <PortalDialog title={`Find images for the ${noun}`} open={isOpen} onClose={close}>
        {isOpen ? (
          <ImageSteps
            target={target}
            title={title}
            host={host}
            onChoose={(image) => {
              close();
              onChoose(image);
            }}
          />
        ) : null}
      </PortalDialog>
    </div>
  );
}
