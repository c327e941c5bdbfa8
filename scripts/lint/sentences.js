/** What users read is a key with parameters until it is shown, so that it can be translated (core/messages). */
const rpcMessage =
  "An error of the RPC says a message of core/messages: throw a DomainError, or use rpcError (app/trpc/error-shape.ts).";
const oldColumn =
  "The columns failure_reason and last_error hold sentences of older versions: write a message to `failure`.";

/** Selectors of `no-restricted-syntax`: sentences where the types do not refuse them already. */
export const sentences = [
  {
    selector:
      "NewExpression[callee.name='TRPCError'] Property[key.name='message'] > :matches(Literal, TemplateLiteral)",
    message: rpcMessage,
  },
  {
    selector:
      "TemplateElement[value.raw=/\\b(update|insert into)\\b.*\\b(failure_reason|last_error)\\b(?!\\s+is\\b)/is]",
    message: oldColumn,
  },
];
