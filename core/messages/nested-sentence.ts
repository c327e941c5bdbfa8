declare const isSentence: unique symbol;

/**
 * A parameter that is a message itself, as the sentence around it gets it: already in words, in the reader's language.
 * A message is stored and sent with the message in its place (`ParamsOf`).
 */
export type Sentence = string & { readonly [isSentence]: true };
