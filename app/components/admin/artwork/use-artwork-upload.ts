import { TRPCClientError } from "@trpc/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { awaitImage } from "#app/components/admin/artwork/await-image.ts";
import {
  type ArtworkTarget,
  type ArtworkUpload,
  IMAGE_TYPES,
} from "#app/components/admin/artwork/artwork-types.ts";
import { sendImage, type ImageSending } from "#app/components/admin/artwork/send-image.ts";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { ARTWORK_LIMITS } from "#core/catalog/artwork/artwork-limits.ts";

export interface ShownUpload {
  readonly upload: ArtworkUpload;
  /** An address of the file itself, to show it at once; null where the browser may not show it. */
  readonly previewUrl: string | null;
}

/**
 * Gives a title one image at a time: a file, which is uploaded, or one that the server takes elsewhere. `onReady` is called
 * when the title shows it.
 */
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

  const show = (previewUrl: string, send: (tell: (upload: ArtworkUpload) => void) => ImageSending): void => {
    const tell = (upload: ArtworkUpload) => setShown({ upload, previewUrl });
    const sending = send(tell);
    const run = { isOver: false, stop: sending.stop };
    running.current = run;
    follow(sending.artworkId, run, () => tell({ step: "processing" })).then(
      (artworkId) => {
        if (run.isOver) return;
        end();
        if (artworkId) ready.current(artworkId);
      },
      (error: unknown) => {
        if (!run.isOver) tell({ step: "failed", words: wordsOf(error) });
      },
    );
  };
  const start = (file: File): void => {
    end();
    const refusal = refusalOf(file);
    if (refusal !== null) return setShown({ upload: { step: "failed", words: refusal }, previewUrl: null });
    show(URL.createObjectURL(file), (tell) => {
      tell({ step: "sending", percent: 0 });
      return sendImage(target, file, (percent) => tell({ step: "sending", percent }));
    });
  };
  /** Lets the server take an image at a path of the metadata service. */
  const take = (path: string, previewUrl: string): void => {
    end();
    show(previewUrl, (tell) => {
      tell({ step: "processing" });
      const artworkId = loadRpcClient()
        .then(({ admin }) => admin.takeServiceImage.mutate({ target, path }))
        .then((taken) => taken.artworkId);
      return { artworkId, stop: () => undefined };
    });
  };
  return { shown, start, take, cancel: end };
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

/** Ours are for the user, and so are the server's; a lost connection has none. */
function wordsOf(error: unknown): string {
  if (error instanceof TRPCClientError) return sentenceOfAnswer(error) ?? "Connection lost. Try again.";
  return error instanceof Error ? error.message : String(error);
}

/** What needs no answer of the server. It looks again, at the bytes themselves. */
function refusalOf(file: File): string | null {
  if (!IMAGE_TYPES.includes(file.type)) return "Choose a JPEG, PNG, WebP or AVIF file.";
  if (file.size > ARTWORK_LIMITS.maxBytes) return "This image is larger than 20 MB. Choose a smaller one.";
  return null;
}
