/** A state that is added must reach every list of states: there is one file of them. */
const message =
  "Lists of video states stand in db/schema/video-states.ts: take one from there, or a predicate of core/videos/video-states.ts.";

/** Two states side by side, of which one is a video's alone (chunks, uploads and jobs have others). */
const pair = /'(queued|processing|playable|ready)',\s*'(processing|playable|ready)'/;

/** Selectors of `no-restricted-syntax`: lists of states in arrays, types and SQL. */
export const videoStateLists = [
  {
    selector:
      "ArrayExpression > Literal[value=/^(queued|processing|playable)$/] + Literal[value=/^(processing|playable|ready)$/]",
    message,
  },
  {
    selector:
      "TSUnionType > TSLiteralType:has(Literal[value=/^(queued|processing|playable)$/]) + TSLiteralType:has(Literal[value=/^(processing|playable|ready)$/])",
    message,
  },
  { selector: `TemplateElement[value.raw=${pair}]`, message },
];
