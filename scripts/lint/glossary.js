import path from "node:path";
import { comments } from "./comments.js";
import { GLOSSARY } from "./glossary-words.js";
import { texts } from "./page-texts.js";

const entryOf = new Map(GLOSSARY.flatMap((entry) => entry.words.map((word) => [word, entry])));

/** The words of a name: `isWishedSegment`, `MAX_WISHES` and `wish-segment` have *wish* as one of theirs. */
export function wordsOf(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** The refused word of a name in a file, with what to say instead; null where the name is fine. */
export function refusedWord(name, file) {
  for (const word of wordsOf(name)) {
    const entry = entryOf.get(word);
    if (!entry) continue;
    const isException = entry.except?.some((pattern) => pattern.test(name));
    if (!isException && !entry.within?.some((pattern) => pattern.test(file))) return { word, use: entry.use };
  }
  return null;
}

/** Whether a file's own path has a refused word: the folders and the name, without endings. */
export function refusedPath(file) {
  for (const step of file.split("/")) {
    const refused = refusedWord(step, file);
    if (refused) return refused;
  }
  return null;
}

/** Refuses the words at the place where a name is made; uses of a library's names are not checked. */
const words = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: {
      name: "“{{name}}”: the word for “{{word}}” here is {{use}} (docs/glossary.md).",
      file: "The file's path has the word “{{word}}”: say {{use}} (docs/glossary.md).",
    },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    const check = (node) => {
      const refused = refusedWord(node.name, file);
      if (refused) context.report({ node, messageId: "name", data: { name: node.name, ...refused } });
    };
    const checkKey = (node) => {
      if (!node.computed && (node.key.type === "Identifier" || node.key.type === "PrivateIdentifier"))
        check(node.key);
    };
    const checkId = (node) => node.id && namesOf(node.id).forEach(check);
    const checkFunction = (node) => {
      checkId(node);
      node.params.flatMap(namesOf).forEach(check);
    };
    return {
      Program(node) {
        const refused = refusedPath(file);
        if (refused) context.report({ node, messageId: "file", data: refused });
      },
      VariableDeclarator: checkId,
      FunctionDeclaration: checkFunction,
      FunctionExpression: checkFunction,
      ArrowFunctionExpression: checkFunction,
      ClassDeclaration: checkId,
      PropertyDefinition: checkKey,
      MethodDefinition: checkKey,
      TSInterfaceDeclaration: checkId,
      TSTypeAliasDeclaration: checkId,
      TSEnumDeclaration: checkId,
      TSPropertySignature: checkKey,
      TSMethodSignature: checkKey,
    };
  },
};

/** The names that a pattern creates. `{ levels }` reuses a name from elsewhere, so it creates none. */
function namesOf(pattern) {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        property.type === "Property" && !property.shorthand ? namesOf(property.value) : [],
      );
    case "ArrayPattern":
      return pattern.elements.flatMap(namesOf);
    case "AssignmentPattern":
      return namesOf(pattern.left);
    case "RestElement":
      return namesOf(pattern.argument);
    case "TSParameterProperty":
      return namesOf(pattern.parameter);
    default:
      return [];
  }
}

/** ESLint's plugin `glossary`: `words` checks names and paths, `texts` what users read, `comments` comments. */
export default { rules: { words, texts, comments } };
