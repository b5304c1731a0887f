import { type Kysely, sql } from 'kysely'

/** Proposals of the factor method: what each township would get, and from which figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table allocation_proposal (
      district_code text not null,
      id uuid not null default new_id(),
      appropriation_id uuid not null,
      fiscal_year int not null,
      category_code text not null,
      amount_fen bigint not null,
      need_month text not null,
      performance_year int not null,
      need_weight int not null,
      difficulty_weight int not null,
      performance_weight int not null,
      note text not null,
      state text not null default 'proposed' constraint allocation_proposal_state_known
        check (state in ('proposed', 'confirmed', 'rejected')),
      made_by uuid not null,
      made_at timestamptz not null default now(),
      decided_by uuid,
      decided_at timestamptz,
      decided_on date,
      decision_number text,
      decision_reason text,
      version int not null default 1,
      constraint allocation_proposal_pk primary key (district_code, id),
      constraint allocation_proposal_appropriation_fk
        foreign key (district_code, appropriation_id) references appropriation,
      constraint allocation_proposal_category_fk
        foreign key (district_code, category_code) references category,
      constraint allocation_proposal_maker_fk
        foreign key (district_code, made_by) references app_user,
      constraint allocation_proposal_decider_fk
        foreign key (district_code, decided_by) references app_user,
      constraint allocation_proposal_amount_positive check (amount_fen > 0),
      constraint allocation_proposal_weights_whole check (need_weight >= 0
        and difficulty_weight >= 0 and performance_weight >= 0
        and need_weight + difficulty_weight + performance_weight = 100),
      constraint allocation_proposal_decided check (case state when 'proposed'
        then num_nonnulls(decided_by, decided_at, decided_on, decision_number) = 0
        else num_nonnulls(decided_by, decided_at) = 2 end
        and (state = 'confirmed') = (num_nonnulls(decided_on, decision_number) = 2)),
      constraint allocation_proposal_four_eyes check (state <> 'confirmed' or decided_by <> made_by)
    )`.execute(db)

  // The factors as they were, the part of the sum that each of them gives, and what becomes of it.
  await sql`
    create table proposal_share (
      district_code text not null,
      proposal_id uuid not null,
      township_code text not null,
      recipients int not null,
      need_fen bigint not null,
      difficulty_bps int not null,
      performance_bps int not null,
      grade text,
      need_share_fen bigint not null,
      difficulty_share_fen bigint not null,
      performance_share_fen bigint not null,
      guarantee_fen bigint not null,
      cap_fen bigint,
      bound text constraint proposal_share_bound_known check (bound in ('guarantee', 'cap')),
      amount_fen bigint not null,
      constraint proposal_share_pk primary key (district_code, proposal_id, township_code),
      constraint proposal_share_proposal_fk
        foreign key (district_code, proposal_id) references allocation_proposal,
      constraint proposal_share_township_fk
        foreign key (district_code, township_code) references township,
      constraint proposal_share_within_bounds
        check (amount_fen >= guarantee_fen and amount_fen <= cap_fen and guarantee_fen >= 0)
    )`.execute(db)
  await sql`
    create trigger proposal_share_append_only before update or delete or truncate on proposal_share
      for each statement execute function refuse_change()`.execute(db)

  await sql`
    alter table allocation
      add column proposal_id uuid,
      add constraint allocation_proposal_fk
        foreign key (district_code, proposal_id) references allocation_proposal`.execute(db)
  await sql`create index allocation_proposal_index on allocation (district_code, proposal_id)
    where proposal_id is not null`.execute(db)
}
