-- Where each article stands: one row per appearance of an article in a seed file, the one it was read from first.
SELECT
  articles.title,
  articles.published_on,
  articles.language,
  article_occurrences.match,
  article_occurrences.similarity,
  sources.path,
  article_occurrences.char_start,
  article_occurrences.char_end,
  article_occurrences.article_id,
  article_occurrences.occurrence_id
FROM article_occurrences
JOIN articles USING (article_id)
JOIN sources ON sources.source_id = article_occurrences.source_id
ORDER BY article_occurrences.article_id, article_occurrences.match <> 'canonical', article_occurrences.occurrence_id
