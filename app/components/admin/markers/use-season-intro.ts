import { counted } from "#app/components/format/words.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";

/** Gives a file's intro to the other episodes of its season; a toast takes it back. */
export function useSeasonIntro(videoId: string): () => void {
  const announce = useToast();
  const fail = (error: unknown) =>
    announce({ words: sentenceOfAnswer(error) ?? "Connection lost. Try again." });
  return () => {
    void loadRpcClient().then(async ({ admin }) => {
      try {
        const { before } = await admin.applyIntroToSeason.mutate({ videoId });
        const restore = () => Promise.all(before.map((one) => admin.saveMarkers.mutate(one))).catch(fail);
        announce({
          words: `Intro set for ${counted(before.length, "episode")}`,
          undo: { label: "Undo", run: () => void restore() },
        });
      } catch (error) {
        fail(error);
      }
    }, fail);
  };
}
