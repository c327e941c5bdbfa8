/** The machine of a chunk's states can be read in one place only if that place alone writes them. */
const message =
  "The states of chunks are written by core/encoding/chunks/chunk-states.ts alone: call one of its transitions.";

/** Selectors of `no-restricted-syntax`: writes to `chunks`, by drizzle and in SQL. Requests are no states. */
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
