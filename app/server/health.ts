import { type RequestHandler } from "express";
import { type ServiceHealth } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { checkServices } from "#core/status/service-health.ts";

/** Without these the web does not work. Without worker and transcoder it still shows existing titles. */
const VITAL: readonly ServiceHealth["name"][] = ["database", "storage"];

/** `GET /api/health`: 200, or 503 with the names of the vital services that are down. */
export function healthHandler(core: CoreContext): RequestHandler {
  return (_req, res, next) => {
    checkServices(core).then((services) => {
      const told = services.map((service) => ({
        ...service,
        detail: service.detail && sentenceOf(service.detail),
      }));
      const down = services.filter(({ name, ok }) => !ok && VITAL.includes(name)).map(({ name }) => name);
      res.setHeader("Cache-Control", "no-store");
      res.status(down.length === 0 ? 200 : 503).json({ ok: down.length === 0, down, services: told });
    }, next);
  };
}
