import path from "node:path";
import { PAGE_WORDS } from "./glossary-words.js";

const entries = PAGE_WORDS.map((entry) => ({
  ...entry,
  pattern: new RegExp(`\\b(${entry.phrase})\\b`, "i"),
}));

/** In these files every text is for users: the pages, and the sentences of messages. */
const PAGES = /^(app\/(components|routes)|core\/messages\/en)\/(?!.*\.test\.tsx?$)/;
/** Attributes whose values are not texts for users. */
const TECHNICAL = new Set([
  "className",
  "id",
  "name",
  "type",
  "style",
  "to",
  "href",
  "d",
  "key",
  "value",
  "icon",
]);

/** The refused phrase of a text for users, with what to say instead; null where the text is fine. */
export function refusedPhrase(text) {
  const words = text.replace(/\s+/g, " ").trim();
  for (const { pattern, use, except } of entries) {
    const phrase = pattern.exec(words)?.[0];
    if (phrase && !except?.test(words)) return { phrase, use };
  }
  return null;
}

/** Refuses private words in the texts of pages and in the sentences of messages. */
export const texts = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: { text: "“{{phrase}}” means nothing to a new reader: say {{use}} (docs/glossary.md)." },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    const isPage = PAGES.test(file);
    const check = (node, text) => {
      const refused = refusedPhrase(text);
      if (refused) context.report({ node, messageId: "text", data: refused });
    };
    const checkLiteral = (node, text) => {
      if (isPage && isText(text) && !isTechnical(node)) check(node, text);
    };
    return {
      JSXText: (node) => check(node, node.value),
      Literal: (node) => typeof node.value === "string" && checkLiteral(node, node.value),
      TemplateLiteral: (node) => checkLiteral(node, node.quasis.map(({ value }) => value.cooked).join("…")),
    };
  },
};

/** A text has several words or begins with a capital letter; names of icons, intents and states do not. */
function isText(value) {
  return /\S\s+\S/.test(value.trim()) || /^[A-Z]/.test(value);
}

/** Whether a literal is a module's path, a type, or within an attribute such as `className`. */
function isTechnical(node) {
  if (/^(Import|Export|TSLiteralType|TSImport)/.test(node.parent.type)) return true;
  for (let at = node.parent; at && at.type !== "JSXElement"; at = at.parent)
    if (at.type === "JSXAttribute") return TECHNICAL.has(at.name.name);
  return false;
}
