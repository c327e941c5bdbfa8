import { z } from "zod";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "#core/accounts/types.ts";
import { fieldMessage } from "#core/messages/field-message.ts";

const NAME_MAX_LENGTH = 80;

/** An email as it is stored: trimmed, in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, fieldMessage("fields.emailTooLong"))
  .pipe(z.email(fieldMessage("fields.emailInvalid")));

/** A new password. Length is the only rule: Argon2 accepts any text. */
export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN_LENGTH, fieldMessage("fields.fewCharacters", { min: PASSWORD_MIN_LENGTH }))
  .max(PASSWORD_MAX_LENGTH, fieldMessage("fields.characters", { max: PASSWORD_MAX_LENGTH }));

/** The name of a profile. */
export const profileNameSchema = z
  .string()
  .trim()
  .min(1, fieldMessage("fields.name"))
  .max(NAME_MAX_LENGTH, fieldMessage("fields.characters", { max: NAME_MAX_LENGTH }));
