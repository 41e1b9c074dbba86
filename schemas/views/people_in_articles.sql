-- Who an article or page names, in which position, and when it was published: one row per statement of a position.
SELECT
  people.name,
  person_roles.role,
  person_roles.organization,
  person_roles.country_iso3,
  articles.published_on,
  articles.title,
  articles.language,
  working_groups.name AS working_group,
  person_roles.person_id,
  person_roles.article_id,
  person_roles.person_role_id
FROM person_roles
JOIN people USING (person_id)
LEFT JOIN articles USING (article_id)
LEFT JOIN working_groups ON working_groups.working_group_id = person_roles.working_group_id
