import { useCallback, useEffect, useRef, useState } from "react";
import { awaitImage } from "#app/components/admin/artwork/await-image.ts";
import {
  type ArtworkTarget,
  type ArtworkUpload,
  IMAGE_TYPES,
} from "#app/components/admin/artwork/artwork-types.ts";
import { sendImage } from "#app/components/admin/artwork/send-image.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { ARTWORK_LIMITS } from "#core/catalog/artwork/artwork-limits.ts";

export interface ShownUpload {
  readonly upload: ArtworkUpload;
  /** An address of the file itself, to show it at once; null where the browser may not show it. */
  readonly previewUrl: string | null;
}

/** Uploads one image at a time. `onReady` is called when its title shows it. */
export function useArtworkUpload(target: ArtworkTarget, onReady: (artworkId: string) => void) {
  const [shown, setShown] = useState<ShownUpload | null>(null);
  const running = useRef<{ isOver: boolean; stop: () => void } | null>(null);
  const ready = useRef(onReady);
  ready.current = onReady;
  const end = useCallback(() => {
    if (running.current) {
      running.current.isOver = true;
      running.current.stop();
    }
    running.current = null;
    setShown((before) => {
      if (before?.previewUrl) URL.revokeObjectURL(before.previewUrl);
      return null;
    });
  }, []);
  useEffect(() => end, [end]);

  const start = (file: File): void => {
    end();
    const refusal = refusalOf(file);
    if (refusal !== null) return setShown({ upload: { step: "failed", words: refusal }, previewUrl: null });
    const previewUrl = URL.createObjectURL(file);
    const tell = (upload: ArtworkUpload) => setShown({ upload, previewUrl });
    tell({ step: "sending", percent: 0 });
    const sending = sendImage(target, file, (percent) => tell({ step: "sending", percent }));
    const run = { isOver: false, stop: sending.stop };
    running.current = run;
    follow(sending.artworkId, run, () => tell({ step: "processing" })).then(
      (artworkId) => {
        if (run.isOver) return;
        end();
        if (artworkId) ready.current(artworkId);
      },
      (error: unknown) => {
        if (!run.isOver)
          tell({ step: "failed", words: error instanceof Error ? error.message : String(error) });
      },
    );
  };
  return { shown, start, cancel: end };
}

/** Follows an image until it is shown; takes it back where it was cancelled meanwhile. Null if it was. */
async function follow(
  sent: Promise<string>,
  run: { isOver: boolean; stop: () => void },
  onSent: () => void,
): Promise<string | null> {
  const artworkId = await sent;
  const takeBack = () =>
    void loadRpcClient().then((client) => client.admin.cancelArtwork.mutate({ artworkId }));
  if (run.isOver) {
    takeBack();
    return null;
  }
  run.stop = takeBack;
  onSent();
  const state = await awaitImage(artworkId, () => run.isOver);
  run.stop = () => undefined;
  return state === "ready" ? artworkId : null;
}

/** What needs no answer of the server. It looks again, at the bytes themselves. */
function refusalOf(file: File): string | null {
  if (!IMAGE_TYPES.includes(file.type)) return "Choose a JPEG, PNG, WebP or AVIF file.";
  if (file.size > ARTWORK_LIMITS.maxBytes) return "This image is larger than 20 MB. Choose a smaller one.";
  return null;
}
