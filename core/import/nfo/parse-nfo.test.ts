import { describe, expect, test } from "vitest";
import { NFO_MAX_BYTES, parseNfo } from "#core/import/nfo/parse-nfo.ts";

const FILM = `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<!-- created by a program -->
<movie>
  <title>The Third Man &amp; Friends &#233;</title><originaltitle>Der dritte Mann</originaltitle>
  <year>1949</year>
  <plot>Holly arrives in Vienna.

  His friend is dead.</plot>
  <genre>Noir</genre><genre>Thriller / Mystery</genre><tag>Vienna</tag>
  <mpaa>US:PG / DE:FSK 12</mpaa>
  <director>Carol Reed</director><credits>Graham Greene</credits>
  <actor><name>Orson Welles</name><role>Harry Lime</role><order>2</order></actor>
  <actor><name>Joseph Cotten</name><role>Holly Martins</role><order>1</order></actor>
  <actor><role>A passer-by</role></actor>
  <uniqueid type="imdb" default="true">tt0041959</uniqueid><uniqueid type="TMDB">1092</uniqueid>
  <uniqueid type="other">5</uniqueid>
</movie>
https://www.themoviedb.org/movie/1092
`;

describe("an NFO file", () => {
  test("says what a film is", () => {
    expect(parseNfo(FILM)).toEqual([
      {
        kind: "movie",
        name: "The Third Man & Friends é",
        overview: expect.stringMatching(/^Holly arrives in Vienna\.\n[^]*dead\.$/) as string,
        releaseYear: 1949,
        genres: ["Noir", "Thriller", "Mystery"],
        tags: ["Vienna"],
        ageRatingYears: 8,
        credits: [
          { kind: "crew", part: "Directed by", personName: "Carol Reed" },
          { kind: "crew", part: "Written by", personName: "Graham Greene" },
          { kind: "cast", part: "Holly Martins", personName: "Joseph Cotten" },
          { kind: "cast", part: "Harry Lime", personName: "Orson Welles" },
        ],
        externalIds: { imdb: "tt0041959", tmdb: "1092" },
        season: null,
        episode: null,
      },
    ]);
  });

  test("says what a series and what two episodes in one file are", () => {
    expect(parseNfo("<tvshow><title>1917</title><premiered>2019-12-04</premiered></tvshow>")).toMatchObject([
      { kind: "series", name: "1917", releaseYear: 2019 },
    ]);
    const episode = (number: number) =>
      `<episodedetails><title>E${number}</title><season>1</season><episode>${number}</episode></episodedetails>`;
    expect(parseNfo(episode(1) + "\n" + episode(2))).toMatchObject([
      { kind: "episode", name: "E1", season: 1, episode: 1 },
      { kind: "episode", name: "E2", season: 1, episode: 2 },
    ]);
  });

  test("that is hostile or damaged says nothing, at once", () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
    const bomb = `<!DOCTYPE x [<!ENTITY l0 "lol">${laughs.join("")}]><movie><title>&l9;</title></movie>`;
    const external = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><movie><title>&f;</title></movie>`;
    const broken = [
      ...[bomb, external, external.replace("DOCTYPE", "doctype")],
      ...["", "no xml", "<movie><title>never closed", "<html><body>404</body></html>", "\0\0\0"],
      `<movie>${"<a>".repeat(10_000)}</movie>`,
      `<movie><__proto__><name>x</name></__proto__></movie>`,
      `<movie><title>${"x".repeat(NFO_MAX_BYTES)}</title></movie>`,
    ];
    const before = performance.now();
    expect(broken.map(parseNfo)).toEqual(broken.map(() => null));
    expect(performance.now() - before).toBeLessThan(2000);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  test("keeps its fields within the catalog's limits, and unknown entities as they are", () => {
    const many = Array.from(
      { length: 900 },
      (_, at) => `<actor><name>A${at}</name></actor><tag>t${at}</tag>`,
    );
    const text = `<movie><title>${"n".repeat(900)}</title><plot>AT&T &unknown;</plot>${many.join("")}</movie>`;
    const [facts] = parseNfo(text) ?? [];
    expect(facts).toMatchObject({ overview: "AT&T &unknown;", releaseYear: null, ageRatingYears: null });
    expect([facts?.name?.length, facts?.tags.length, facts?.credits.length]).toEqual([200, 40, 300]);
  });
});
