import { type KnownTitle } from "#core/metadata/drivers/memory/memory-metadata.ts";

/** What the stand-in service knows, in our terms. The films are invented; the answers are in `recorded/`. */
export const NORTHLIGHT: KnownTitle = {
  title: {
    serviceId: "9001",
    kind: "movie",
    name: "Northlight",
    facts: {
      overview: "A keeper waits out one night at the end of a fjord, under a sky that does not keep still.",
      releaseYear: 2024,
      genres: ["Nature", "Drama"],
      tags: [],
      ageRatingYears: 13,
      credits: [
        { kind: "crew", part: "Directed by", personName: "Oda Lindqvist" },
        { kind: "crew", part: "Written by", personName: "Marit Holt" },
        { kind: "crew", part: "Photography", personName: "Sivert Aune" },
        { kind: "cast", part: "The keeper", personName: "Agnes Perrow" },
        { kind: "cast", part: "A voice on the radio", personName: "Ilse Marrow" },
      ],
      externalIds: { tmdb: "9001", imdb: "tt9900001" },
    },
    posters: [
      { path: "/northlight-poster.webp", width: 600, height: 900 },
      { path: "/perihelion-poster.webp", width: 600, height: 900 },
    ],
    backdrops: [{ path: "/northlight-fanart.webp", width: 1280, height: 720 }],
  },
  seasons: [],
  stills: {},
};

export const OTHER_NORTHLIGHT: KnownTitle = {
  title: {
    serviceId: "9002",
    kind: "movie",
    name: "Northlights",
    facts: {
      overview: "",
      releaseYear: 1987,
      genres: [],
      tags: [],
      ageRatingYears: null,
      credits: [],
      externalIds: { tmdb: "9002" },
    },
    posters: [],
    backdrops: [],
  },
  seasons: [],
  stills: {},
};

export const LANTERNMOOR: KnownTitle = {
  title: {
    serviceId: "9101",
    kind: "series",
    name: "Lanternmoor",
    facts: {
      overview:
        "Every evening a keeper walks the causeway and lights its lamps. Six stories about who the light is for.",
      releaseYear: 2024,
      genres: ["Mystery"],
      tags: [],
      ageRatingYears: 8,
      credits: [
        { kind: "crew", part: "Created by", personName: "Ines Hollin" },
        { kind: "crew", part: "Music", personName: "The Tidewater Three" },
        { kind: "cast", part: "Narrator", personName: "Agnes Perrow" },
      ],
      externalIds: { tmdb: "9101", imdb: "tt9900101", tvdb: "880101" },
    },
    posters: [{ path: "/lanternmoor-poster.webp", width: 600, height: 900 }],
    backdrops: [{ path: "/lanternmoor-fanart.webp", width: 1280, height: 720 }],
  },
  seasons: [
    {
      number: 1,
      name: "The Causeway",
      episodes: [
        { number: 1, name: "Nine Lamps", overview: "A tenth lamp answers from the far side." },
        { number: 2, name: "Below the Bell", overview: "Under the bay the streets still have names." },
      ],
    },
    { number: 2, name: "", episodes: [{ number: 1, name: "Slack Water", overview: "" }] },
  ],
  stills: { S01E01: [{ path: "/lanternmoor-fanart.webp", width: 1280, height: 720 }] },
};

export const KNOWN_TITLES: readonly KnownTitle[] = [NORTHLIGHT, OTHER_NORTHLIGHT, LANTERNMOOR];

/** The images of the service by path, and where the repository keeps them. */
export const KNOWN_IMAGES: Readonly<Record<string, string>> = {
  "/northlight-poster.webp": "demo/Northlight (2024)/poster.webp",
  "/northlight-fanart.webp": "demo/Northlight (2024)/fanart.webp",
  "/perihelion-poster.webp": "demo/Perihelion (2022)/poster.webp",
  "/lanternmoor-poster.webp": "demo/Lanternmoor (2024)/poster.webp",
  "/lanternmoor-fanart.webp": "demo/Lanternmoor (2024)/fanart.webp",
};
