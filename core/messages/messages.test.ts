import { describe, expect, it } from "vitest";
import { DomainError } from "#core/errors/domain-error.ts";
import { english } from "#core/messages/english.ts";
import { fieldMessage, readFieldMessage } from "#core/messages/field-message.ts";
import { messageSchema } from "#core/messages/message-schema.ts";
import { messageOf } from "#core/messages/message.ts";
import { sentenceIn, sentenceOf, type Translation } from "#core/messages/sentence-of.ts";

const GENERAL = english.stored.unknown();
/** Parameters of these names are numbers; the others get words that begin and end as a sentence does. */
const NUMBERS =
  /(Seconds|Bytes|Count)$|^max|^(allowed|bytes|count|height|hours|kept|min|minutes|missing|needed|number|port|season|seconds|times|tracks|width|year)$/;
const WORDS: Readonly<Record<string, string>> = { track: "video", kind: "image" };
const sample = (name: string): string | number => (NUMBERS.test(name) ? 2 : (WORDS[name] ?? "Some words."));
const someParams = new Proxy({}, { get: (_, name) => sample(String(name)) });

const all = Object.entries(english).flatMap(([area, sentences]) =>
  Object.entries(sentences).map(
    ([name, write]) => [`${area}.${name}`, write as (params: object) => string] as const,
  ),
);

describe("english", () => {
  it.each(all)("%s is a sentence", (key, write) => {
    const sentence = write(someParams);
    expect(sentence).toMatch(/^[A-Z“0-9]/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    if (!key.startsWith("site.heading")) expect(sentence).toMatch(/\.$/);
  });

  it("has a sentence once in an area", () => {
    for (const sentences of Object.values(english)) {
      const written = Object.values(sentences).map((write) =>
        (write as (params: object) => string)(someParams),
      );
      expect(new Set(written).size).toBe(written.length);
    }
  });
});

describe("sentenceOf", () => {
  it("puts the parameters into the sentence, and a message's own sentence into another", () => {
    expect(sentenceOf(messageOf("catalog.seasonExists", { number: 2 }))).toBe(
      "Season 2 exists already. Choose another number.",
    );
    const why = messageOf("media.tooLarge", { width: 9000, height: 9000 });
    expect(sentenceOf(messageOf("encoding.refusedUpload", { why }))).toMatch(
      /^The video is too large \(9000 × 9000\)\. .* A retry reads/,
    );
  });

  it.each([
    ["an unknown area", { key: "elsewhere.titleNotFound", params: {} }],
    ["an unknown name", { key: "catalog.elsewhere", params: {} }],
    ["a name of every object", { key: "catalog.constructor", params: {} }],
    ["no name", { key: "", params: {} }],
    ["a missing parameter", { key: "catalog.seasonExists", params: {} }],
    ["a parameter of every object", { key: "cli.noVideoWithId", params: { toString: 1 } }],
    ["a null parameter", { key: "catalog.seasonExists", params: { number: null } }],
    ["a parameter of another kind", { key: "media.endsEarly", params: { endSeconds: "x", totalSeconds: 2 } }],
    ["parameters that are none", { key: "catalog.seasonExists", params: null as never }],
    ["an object for a sentence", { key: "encoding.refusedUpload", params: { why: { words: "x" } } }],
  ])("says something general for %s", (_, message) => {
    expect(sentenceOf(message)).toBe(GENERAL);
  });

  it("says something general for a message inside that is unknown, and the rest around it", () => {
    const message = {
      key: "encoding.refusedUpload",
      params: { why: { key: "media.elsewhere", params: {} } },
    };
    expect(sentenceOf(message)).toMatch(new RegExp(`^${GENERAL} A retry reads`));
  });
});

describe("another language", () => {
  const shouting: Translation = {
    catalog: { seasonExists: ({ number }) => `SEASON ${number}!` },
    media: { empty: () => "EMPTY!" },
    stored: { unknown: () => "WHAT?" },
  };
  const say = (message: Parameters<typeof sentenceOf>[0]) => sentenceIn(shouting, message);

  it("says what it has, also within a sentence, and English for the rest", () => {
    expect(say(messageOf("catalog.seasonExists", { number: 3 }))).toBe("SEASON 3!");
    expect(say(messageOf("catalog.titleNotFound"))).toBe("Title not found. It may have been deleted.");
    expect(say(messageOf("videos.notFound"))).toBe("Video not found.");
    expect(say(messageOf("encoding.refusedUpload", { why: messageOf("media.empty") }))).toMatch(
      /^EMPTY! A retry/,
    );
  });

  it("says its own general sentence", () => {
    expect(say({ key: "catalog.seasonExists", params: {} })).toBe("WHAT?");
  });
});

describe("a message that is read", () => {
  it("is kept as it is, with a key of another version too", () => {
    const later = { key: "catalog.later", params: { anything: [1] } };
    expect(messageSchema.parse(later)).toEqual(later);
  });

  it.each(["It broke.", null, { key: 1, params: {} }, { key: "media.empty" }])(
    "is replaced if it is %s",
    (value) => {
      expect(sentenceOf(messageSchema.parse(value))).toBe(GENERAL);
    },
  );

  it("is JSON in a schema's text, whose own texts stay", () => {
    const text = fieldMessage("fields.characters", { max: 5_000 });
    expect(sentenceOf(readFieldMessage(text))).toBe("Use at most 5,000 characters.");
    expect(sentenceOf(readFieldMessage("Invalid input"))).toBe("Invalid input");
    expect(sentenceOf(readFieldMessage("7"))).toBe("7");
  });
});

describe("DomainError", () => {
  it("carries its message, and its English sentence for the log", () => {
    const cause = new Error("x");
    const error = new DomainError("conflict", "catalog.seasonExists", { number: 2 }, { cause });
    expect(error).toMatchObject({
      ...{ name: "DomainError", code: "conflict", cause },
      message: "Season 2 exists already. Choose another number.",
      userMessage: { key: "catalog.seasonExists", params: { number: 2 } },
    });
    expect(new DomainError("gone", "videos.notFound").userMessage).toEqual({
      key: "videos.notFound",
      params: {},
    });
    expect(DomainError.of("gone", error.userMessage).message).toBe(error.message);
  });

  it("takes no sentence, and the parameters that its message has", () => {
    // @ts-expect-error A sentence is no key.
    void new DomainError("gone", "Video not found.");
    // @ts-expect-error A message with parameters needs them.
    void new DomainError("gone", "catalog.seasonExists");
    // @ts-expect-error A parameter has a type.
    void new DomainError("gone", "catalog.seasonExists", { number: "two" });
    // @ts-expect-error A message without parameters takes none.
    void new DomainError("gone", "videos.notFound", { number: 2 });
    // @ts-expect-error Nor does a stored reason.
    messageOf("It broke.");
  });
});
