import { sql, type SQL } from "drizzle-orm";

/** First key of the two-part advisory locks that mean "this process runs"; the second is a hash of its id. */
export const PROCESS_LOCK_CLASS = 7_246_312;
/** The process that holds it is the reaper. */
export const REAPER_LOCK = 7_246_313;

/**
 * SQL that is true while the process with this id holds its session lock: the lock, not the heartbeat,
 * decides whether it is alive.
 */
export function holdsProcessLock(id: SQL | string): SQL {
  return sql`exists (
    select 1 from pg_locks l
    where l.locktype = 'advisory' and l.granted and l.objsubid = 2
      and l.database = (select oid from pg_database where datname = current_database())
      and l.classid = ${PROCESS_LOCK_CLASS}::bigint::oid
      and l.objid = (hashtext(${id}::text)::bigint & 4294967295)::oid)`;
}
