import { type z } from "zod";
import { type markerEditorSchema, type markerSchema, type markersSchema } from "#core/markers/schemas.ts";

export type Marker = Readonly<z.infer<typeof markerSchema>>;
export type Markers = Readonly<z.infer<typeof markersSchema>>;
export type MarkerEditorData = Readonly<z.infer<typeof markerEditorSchema>>;
export const MARKER_KINDS = ["intro", "credits"] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];
