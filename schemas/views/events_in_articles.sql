-- Which articles and pages tell of an event, and how they call it: one row per mention.
SELECT
  events.name,
  events.event_type,
  events.starts_on,
  events.ends_on,
  events.city,
  events.country_iso3,
  event_mentions.name_as_written,
  event_mentions.is_main_event,
  articles.published_on,
  articles.title,
  articles.language,
  event_mentions.event_id,
  event_mentions.article_id,
  event_mentions.event_mention_id
FROM event_mentions
JOIN events USING (event_id)
LEFT JOIN articles USING (article_id)
