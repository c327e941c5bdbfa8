import { expect, it } from "vitest";
import { nearestStill } from "#core/catalog/images/nearest-still.ts";

const still = (atSeconds: number) => ({
  atSeconds,
  image: {
    id: String(atSeconds),
    widths: [320],
    width: 320,
    height: 180,
    placeholder: null,
    lightness: null,
  },
});

it("returns the nearest, the earlier of two, and null if there is none", () => {
  const stills = [still(10), still(20), still(60)];
  expect(nearestStill(stills, 17)?.id).toBe("20");
  expect(nearestStill(stills, 15)?.id).toBe("10");
  expect(nearestStill(stills, 900)?.id).toBe("60");
  expect(nearestStill([], 5)).toBeNull();
});
