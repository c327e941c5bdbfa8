import { expect, it } from "vitest";
import { creditLines, creditsOf } from "#app/components/admin/titles/credit-lines.ts";

it("reads one credit per line, and writes the same lines", () => {
  const lines = "Directed by: Lucía Farrow-Ibarra\nMusic: Kestrel: The Band\nSomebody Else";
  const credits = creditsOf(lines, "crew");
  expect(credits).toEqual([
    { kind: "crew", part: "Directed by", personName: "Lucía Farrow-Ibarra" },
    { kind: "crew", part: "Music", personName: "Kestrel: The Band" },
    { kind: "crew", part: "", personName: "Somebody Else" },
  ]);
  expect(creditLines(credits, "crew")).toBe(lines);
  expect(creditLines(credits, "cast")).toBe("");
});

it("leaves out lines without a name", () => {
  expect(creditsOf("\n  \r\nHollis:\n : Edmund Saar \n", "cast")).toEqual([
    { kind: "cast", part: "", personName: "Edmund Saar" },
  ]);
});
