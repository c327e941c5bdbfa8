import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import { sentence, sentenceOfAnswer } from "#app/messages/sentence.ts";
import { messageOf } from "#core/messages/message.ts";

const message = messageOf("catalog.seasonExists", { number: 2 });
const words = "Season 2 exists already. Choose another number.";

it("makes the sentence of a message, and none of nothing", () => {
  expect(sentence(message)).toBe(words);
  expect(sentence(null)).toBeNull();
  expect(sentence(undefined)).toBeNull();
});

it("makes the sentence of an answer from its message rather than from the English beside it", () => {
  const data = { message, httpStatus: 409 };
  expect(sentenceOfAnswer({ message: "Something in English.", data })).toBe(words);
  const result = { error: { code: -32000, message: "Something in English.", data } };
  expect(sentenceOfAnswer(new TRPCClientError("Something in English.", { result }))).toBe(words);
});

it("falls back to the English of a server of another version", () => {
  expect(sentenceOfAnswer({ message: "It is full.", code: "storage_full" })).toBe("It is full.");
  expect(sentenceOfAnswer({ message: "It is full.", data: { message: "odd" } })).toBe("It is full.");
  expect(sentenceOfAnswer({ data: null })).toBeNull();
  expect(sentenceOfAnswer("odd")).toBeNull();
});
