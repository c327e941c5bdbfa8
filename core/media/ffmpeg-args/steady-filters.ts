import { toNumber } from "#core/media/plan/rational.ts";
import { type Plan } from "#core/media/types.ts";

/** Shapes that differ by less are the same, because broadcasters round. */
const SAME_SHAPE = 0.02;

/**
 * Filters that scale every frame of a source with a changing size to its first size, with bars if the shape
 * differs: nothing is stretched. They cost nothing for frames of that size and shape. Empty if the source
 * does not change.
 */
export function steadyFilters({ steadySource }: Pick<Plan, "steadySource">): readonly string[] {
  if (!steadySource) return [];
  const { width, height, sampleAspect, pixelFormat } = steadySource;
  // `dar` is the shape of the current frame, as the frame itself gives it.
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
