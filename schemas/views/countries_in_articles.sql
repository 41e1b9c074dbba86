-- Which countries an article or page names, and how often: one row per country and article or page.
SELECT
  countries.name_en AS country,
  countries.alliance_status,
  country_mentions.mention_count,
  articles.published_on,
  articles.title,
  articles.language,
  working_groups.name AS working_group,
  country_mentions.country_iso3,
  country_mentions.article_id,
  country_mentions.country_mention_id
FROM country_mentions
JOIN countries USING (country_iso3)
LEFT JOIN articles USING (article_id)
LEFT JOIN working_groups ON working_groups.working_group_id = country_mentions.working_group_id
