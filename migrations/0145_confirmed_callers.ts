import { type Kysely, sql } from 'kysely'

/**
 * Those who write may be let in by what was last known of their sessions: their commands confirm it
 * in their own transactions. The bureau's own users only, who may see sessions.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function confirm_callers(districts text[], sessions uuid[], users uuid[], roles text[],
      moments timestamptz[])
    returns setof boolean language plpgsql stable as $$
    begin
      if exists (
        select from unnest(districts, sessions, users, roles, moments)
          claim (district_code, session_id, user_id, role, at)
        where not exists (
          select from user_session session
          join app_user on app_user.district_code = session.district_code
            and app_user.id = session.user_id
          where session.district_code = claim.district_code and session.id = claim.session_id
            and session.user_id = claim.user_id and session.ended_at is null
            and session.expires_at > claim.at and app_user.role = claim.role
            and app_user.township_code is null and not app_user.is_disabled
            and not app_user.must_change_password)) then
        raise exception using errcode = 'check_violation', constraint = 'caller_confirmed',
          message = 'a caller no longer holds the session that he claims';
      end if;
    end $$`.execute(db)
}
