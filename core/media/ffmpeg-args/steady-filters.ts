import { toNumber } from "#core/media/plan/rational.ts";
import { type Plan } from "#core/media/types.ts";

/** Shapes that differ by less are the same: broadcasters round. */
const SAME_SHAPE = 0.02;

/**
 * Filters that bring every picture of a source that changes on the way to the size it began with, with bars where its
 * shape is another: nothing is stretched. They cost nothing for pictures of that size and shape. None where the plan
 * names no such source.
 */
export function steadyFilters({ steadySource }: Pick<Plan, "steadySource">): readonly string[] {
  if (!steadySource) return [];
  const { width, height, sampleAspect, pixelFormat } = steadySource;
  // `dar` is the shape of the picture at hand, as it says it itself.
  const ratio = `dar/${((width * toNumber(sampleAspect)) / height).toFixed(6)}`;
  const isSame = `lt(abs(${ratio}-1),${SAME_SHAPE})`;
  const fitWidth = `if(${isSame}+gt(${ratio},1),${width},2*trunc(${width}*${ratio}/2))`;
  const fitHeight = `if(${isSame}+lt(${ratio},1),${height},2*trunc(${height}/(${ratio})/2))`;
  return [
    `scale=w='${fitWidth}':h='${fitHeight}':eval=frame:interl=-1`,
    `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:eval=frame`,
    `format=${pixelFormat}`,
  ];
}
