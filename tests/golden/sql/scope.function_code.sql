with misfit as (
      select allocation.*, document.document_number, document.subject_code,
        concat_ws('/', allocation.decision_number, document.document_number,
          allocation.category_code, allocation.township_code) as key
      from allocation
      join appropriation document on document.district_code = allocation.district_code
        and document.id = allocation.appropriation_id
      where allocation.district_code = $1 and allocation.decided_on <= $2::date
        and document.subject_code is not null
        and not exists (
          select 1 from category_subject fits
          where fits.district_code = allocation.district_code
            and fits.category_code = allocation.category_code
            and fits.subject_code = document.subject_code)
        and not exists (
    select 1 from reversal
    where reversal.district_code = $3 and reversal.origin_id = "allocation"."id"
      and reversal.reversed_on <= $4::date)
    ),
    -- What was put right since: the oldest allocations first.
    moved as (
      select moved.appropriation_id, moved.from_category_code, moved.from_township_code,
        sum(moved.amount_fen) as fen
      from adjustment moved
      where moved.district_code = $5 and moved.decided_on <= $6::date
        and moved.to_category_code <> moved.from_category_code
        and not exists (
    select 1 from reversal
    where reversal.district_code = $7 and reversal.origin_id = "moved"."id"
      and reversal.reversed_on <= $8::date)
      group by moved.appropriation_id, moved.from_category_code, moved.from_township_code
    ),
    left_over as (
      select misfit.*, least(misfit.amount_fen, sum(misfit.amount_fen) over (
          partition by misfit.appropriation_id, misfit.category_code, misfit.township_code
          order by misfit.decided_on, misfit.decision_number) - coalesce(moved.fen, 0)) as fen
      from misfit
      left join moved on moved.appropriation_id = misfit.appropriation_id
        and moved.from_category_code = misfit.category_code
        and moved.from_township_code = misfit.township_code
    )
    select wrong.document_number || '/' || wrong.category_code as subject,
      null::text as township_code, wrong.category_code, null::text as month,
      sum(wrong.fen)::bigint as amount_fen,
      jsonb_build_object('document', wrong.document_number,
        'subject', concat_ws(' ', wrong.subject_code, known.name),
        'category', (select category.name from category
    where category.district_code = $9 and category.code = "wrong"."category_code"),
        'allocations', count(*), 'misfitFen', sum(wrong.fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'allocation', 'key', wrong.key, 'fen', (wrong.fen)::text)
        order by wrong.township_code, wrong.decided_on, wrong.key) as evidence
    from left_over wrong
    join functional_subject known on known.code = wrong.subject_code
    where wrong.fen > 0
    group by wrong.document_number, wrong.category_code, wrong.subject_code, known.name
-- parameters: ["430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603"]
