/** Messages about messages that this version cannot read. */
export const stored = {
  /** Stands for a message with an unknown key, or with parameters that do not fit. */
  unknown: () => "Something went wrong, and this version of Matinee has no words for it.",
  /** A text that is no message of Matinee's: a program's report, or a sentence that an older version stored. */
  text: ({ text }: { text: string }) => text,
};
