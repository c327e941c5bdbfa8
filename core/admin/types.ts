import { type z } from "zod";
import {
  type serviceHealthSchema,
  type connectionSchema,
  type adminDashboardSchema,
  type jobRowSchema,
  type titleStateSchema,
  type titleContentsSchema,
  type adminTitleSchema,
} from "#core/admin/schemas.ts";

export type ServiceHealth = Readonly<z.infer<typeof serviceHealthSchema>>;
export type Connection = z.infer<typeof connectionSchema>;
export type AdminDashboard = Readonly<z.infer<typeof adminDashboardSchema>>;
export type JobRow = Readonly<z.infer<typeof jobRowSchema>>;
export type TitleState = z.infer<typeof titleStateSchema>;
export type TitleContents = Readonly<z.infer<typeof titleContentsSchema>>;
export type AdminTitle = Readonly<z.infer<typeof adminTitleSchema>>;
