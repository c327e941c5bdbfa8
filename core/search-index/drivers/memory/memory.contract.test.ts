import { newId } from "#core/uuid.ts";
import { createMemoryIndex } from "#core/search-index/drivers/memory/memory-index.ts";
import { describeSearchIndex } from "#core/search-index/testing/search-index-contract.ts";

describeSearchIndex(() => {
  const index = createMemoryIndex();
  const titleIds: string[] = [];
  return Promise.resolve({
    index,
    makeTitle() {
      const title = { titleId: newId(), playableId: newId(), setId: newId(), otherSetId: newId() };
      titleIds.push(title.titleId);
      return Promise.resolve(title);
    },
    async empty() {
      for (const titleId of titleIds.splice(0)) await index.removeTitle(titleId);
    },
  });
});
