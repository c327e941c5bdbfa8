/** Only one file writes a chunk's states, so that all transitions can be read there. */
const message =
  "The states of chunks are written by core/encoding/chunks/chunk-states.ts alone: call one of its transitions.";

/**
 * Selectors of `no-restricted-syntax`: writes to `chunks`, by drizzle and in SQL. Segment requests are no
 * states.
 */
export const chunkWrites = [
  {
    selector:
      "CallExpression[callee.property.name=/^(insert|update|delete)$/] > Identifier.arguments[name='chunks']",
    message,
  },
  {
    selector:
      "TemplateElement[value.raw=/(update|insert into|delete from)\\s+chunks\\b(?!\\s+(c\\s+)?set\\s+requested_)/i]",
    message,
  },
];
