import { insertMovie } from "#core/catalog/testing/insert-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { type ContractTitle } from "#core/search-index/testing/search-index-contract.ts";
import { newId } from "#core/uuid.ts";
import { searchLineSets } from "#db/schema/search-line-sets.ts";
import { subtitles } from "#db/schema/subtitles.ts";

/** A movie with two subtitles whose lines are not stored yet. */
export async function insertContractTitle(ctx: CoreContext): Promise<ContractTitle> {
  const { titleId, playableId, videoId } = await insertMovie(ctx, "Film");
  const insertSet = async (number: number) => {
    const [id, subtitleId] = [newId(), newId()];
    const names = { languageTag: "en", name: "English" };
    await ctx.db.insert(subtitles).values({ id: subtitleId, videoId, number, ...names });
    await ctx.db.insert(searchLineSets).values({ id, titleId, playableId, subtitleId, objectKey: "none" });
    return id;
  };
  return { titleId, playableId, setId: await insertSet(0), otherSetId: await insertSet(1) };
}
