import path from "node:path";
import { COMMENT_WORDS } from "./glossary-words.js";

const entries = COMMENT_WORDS.map((entry) => ({
  ...entry,
  pattern: new RegExp(`\\b(${entry.phrase})\\b`, "i"),
}));

/** The refused words of a comment in a file, each with what to say instead. */
export function refusedInComment(text, file) {
  return entries.filter(isFor(file)).flatMap(({ pattern, use }) => {
    const word = pattern.exec(text)?.[0];
    return word ? [{ word, use }] : [];
  });
}

function isFor(file) {
  const isOf = (paths) => paths.some((path) => path.test(file));
  return ({ within = [], only }) => !isOf(within) && (!only || isOf(only));
}

/** Refuses private words, and pronouns that hide who is meant, in comments. */
export const comments = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: { word: "“{{word}}” in a comment: say {{use}} (docs/glossary.md)." },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments())
          for (const refused of refusedInComment(comment.value, file))
            context.report({ loc: comment.loc, messageId: "word", data: refused });
      },
    };
  },
};
