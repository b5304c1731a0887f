import { type Kysely, sql } from 'kysely'

/**
 * Approvals that are bound to what was approved: the hash of its canonical content, and its
 * amount. An approval stands as long as the content has that hash; nobody has to withdraw it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(batchContent).execute(db)
  await sql.raw(proposalContent).execute(db)
  await sql`
    create table approval (
      district_code text not null,
      id uuid not null default new_id(),
      batch_id uuid,
      proposal_id uuid,
      content_hash bytea not null
        constraint approval_hash_whole check (octet_length(content_hash) = 32),
      amount_fen bigint not null constraint approval_amount_positive check (amount_fen > 0),
      approved_by uuid not null,
      role text not null,
      approved_at timestamptz not null default now(),
      constraint approval_pk primary key (district_code, id),
      constraint approval_batch_fk foreign key (district_code, batch_id) references payment_batch,
      constraint approval_proposal_fk
        foreign key (district_code, proposal_id) references allocation_proposal,
      constraint approval_user_fk foreign key (district_code, approved_by) references app_user,
      constraint approval_of_one_thing check (num_nonnulls(batch_id, proposal_id) = 1)
    )`.execute(db)
  await sql`
    create unique index approval_batch_once on approval
      (district_code, batch_id, content_hash, approved_by) where batch_id is not null`.execute(db)
  await sql`
    create unique index approval_proposal_once on approval
      (district_code, proposal_id, content_hash, approved_by) where proposal_id is not null
  `.execute(db)
  await sql`
    create trigger approval_append_only before update or delete or truncate on approval
      for each statement execute function refuse_change()`.execute(db)
  await sql`
    insert into township_access
    values ('approval', 'select', 'batch_id in (select id from payment_batch)')`.execute(db)
  await keepEarlier(db)
  await sql.raw(otherPerson).execute(db)
  await sql`
    create trigger approval_four_eyes before insert on approval
      for each row execute function refuse_same_approver()`.execute(db)
  await sql.raw(asApproved).execute(db)
  await sql`
    create trigger payment_batch_is_approved before update of instructed_at on payment_batch
      for each row when (new.instructed_at is not null and old.instructed_at is null)
      execute function require_batch_approval()`.execute(db)
  await sql`
    create trigger allocation_proposal_is_approved before update of state on allocation_proposal
      for each row when (new.state = 'confirmed' and old.state <> 'confirmed')
      execute function require_proposal_approval()`.execute(db)
}

/** Who approved before there was such a table approved what is there now. */
async function keepEarlier(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into approval (district_code, batch_id, content_hash, amount_fen, approved_by, role,
      approved_at)
    select batch.district_code, batch.id, content.hash, content.fen, batch.approved_by, approver.role,
      batch.approved_at
    from payment_batch batch
    join app_user approver on approver.district_code = batch.district_code
      and approver.id = batch.approved_by
    cross join lateral payment_batch_content(batch.district_code, batch.id) content
    where content.fen > 0`.execute(db)
  await sql`
    insert into approval (district_code, proposal_id, content_hash, amount_fen, approved_by, role,
      approved_at)
    select proposal.district_code, proposal.id, content.hash, content.fen, decider.id, decider.role,
      proposal.decided_at
    from allocation_proposal proposal
    join app_user decider on decider.district_code = proposal.district_code
      and decider.id = proposal.decided_by
    cross join lateral allocation_proposal_content(proposal.district_code, proposal.id) content
    where proposal.state = 'confirmed'`.execute(db)
}

/** What is paid with a batch to whom and on which account; lines that were stopped are not. */
const batchContent = `
  create function payment_batch_content(district text, batch uuid, out hash bytea, out fen bigint)
  language sql stable as $$
    select sha256(convert_to(jsonb_build_array(head.number, head.month, head.category_code,
        head.township_code, head.is_reissue)::text || coalesce(line.texts, ''), 'UTF8')),
      coalesce(line.fen, 0)
    from payment_batch head
    cross join lateral (
      select sum(payment.amount_fen)::bigint as fen, string_agg(E'\\n' || jsonb_build_array(
          payment.line_no, payment.person_id, payment.payee_name, payment.bank_name,
          encode(account.number_hash, 'hex'), payment.amount_fen)::text, ''
          order by payment.line_no) as texts
      from payment
      join bank_account account on account.district_code = payment.district_code
        and account.id = payment.account_id
      where payment.district_code = district and payment.batch_id = batch
        and not exists (select 1 from payment_stop stop
          where stop.district_code = payment.district_code and stop.batch_id = payment.batch_id
            and stop.line_no = payment.line_no)) line
    where head.district_code = district and head.id = batch
  $$`

/** What each township gets, of which document and for which category. */
const proposalContent = `
  create function allocation_proposal_content(district text, proposal uuid, out hash bytea,
    out fen bigint)
  language sql stable as $$
    select sha256(convert_to(jsonb_build_array(head.appropriation_id, head.fiscal_year,
        head.category_code, head.amount_fen)::text || coalesce((
          select string_agg(E'\\n' || jsonb_build_array(share.township_code,
            share.amount_fen)::text, '' order by share.township_code)
          from proposal_share share
          where share.district_code = district and share.proposal_id = proposal), ''), 'UTF8')),
      head.amount_fen
    from allocation_proposal head
    where head.district_code = district and head.id = proposal
  $$`

const definer = 'language plpgsql security definer set search_path = public, pg_temp'

/** Neither who made a thing nor who approved the same content of it already. */
const otherPerson = `
  create function refuse_same_approver() returns trigger ${definer} as $$
  begin
    if exists (
      select 1 from payment_batch batch
      where batch.district_code = new.district_code and batch.id = new.batch_id
        and same_person(new.district_code, batch.made_by, new.approved_by)
      union all
      select 1 from allocation_proposal proposal
      where proposal.district_code = new.district_code and proposal.id = new.proposal_id
        and same_person(new.district_code, proposal.made_by, new.approved_by)
      union all
      select 1 from approval earlier
      where earlier.district_code = new.district_code
        and (earlier.batch_id = new.batch_id or earlier.proposal_id = new.proposal_id)
        and earlier.content_hash = new.content_hash
        and earlier.approved_by <> new.approved_by
        and same_person(new.district_code, earlier.approved_by, new.approved_by)
    ) then
      raise exception using errcode = 'check_violation', constraint = 'four_eyes',
        message = 'the approver made it, or approved it already under another account';
    end if;
    return new;
  end $$`

/** The last word on what is acted on: it has the content that was approved. */
const asApproved = `
  create function require_batch_approval() returns trigger ${definer} as $$
  begin
    if not exists (
      select 1 from approval
      where approval.district_code = new.district_code and approval.batch_id = new.id
        and content_hash = (payment_batch_content(new.district_code, new.id)).hash
    ) then
      raise exception using errcode = 'check_violation', constraint = 'approval_content_kept',
        message = 'the batch is not what was approved';
    end if;
    return new;
  end $$;
  create function require_proposal_approval() returns trigger ${definer} as $$
  begin
    if not exists (
      select 1 from approval
      where approval.district_code = new.district_code and approval.proposal_id = new.id
        and content_hash = (allocation_proposal_content(new.district_code, new.id)).hash
    ) then
      raise exception using errcode = 'check_violation', constraint = 'approval_content_kept',
        message = 'the proposal is not what was approved';
    end if;
    return new;
  end $$`
