import { type ArtworkTarget } from "#app/components/admin/artwork/artwork-types.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";

/** Shows an image where it is used; null for none, or for the automatic choice of an episode. */
export async function chooseImage(target: ArtworkTarget, imageId: string | null): Promise<void> {
  const { admin } = await loadRpcClient();
  const { titleId } = target;
  switch (target.kind) {
    case "poster":
      return admin.updateTitle.mutate({ titleId, posterImageId: imageId });
    case "backdrop":
      return admin.updateTitle.mutate({ titleId, backdropImageId: imageId });
    case "still":
      return admin.updatePlayable.mutate({ playableId: target.playableId, stillImageId: imageId });
  }
}
