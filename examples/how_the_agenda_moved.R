# How the agenda moved: which topics the Alliance's articles are about, year by year, and what came and went.
#
#     Rscript examples/how_the_agenda_moved.R [OUTPUTS]
#
# OUTPUTS is the folder of the release, `outputs` unless it is named.
# Reads three CSV files of the release with readr; all else is base R. An article counts once for each of its topics; a
# share is that of the articles of a year, so that years of many articles do not outweigh the others.

arguments <- commandArgs(trailingOnly = TRUE)
outputs <- if (length(arguments)) arguments[[1]] else "outputs"
few <- 5 # a share of fewer articles than these says little
listed <- 15 # topics that are shown

file_of <- function(name) file.path(outputs, "csv", paste0(name, ".csv"))
for (name in c("articles", "article_topics", "topics")) {
  if (!file.exists(file_of(name))) {
    message(file_of(name), " is not there: name the folder of the release, the one that holds parquet/ and csv/.")
    quit(status = 1)
  }
}

# Types are told, not guessed: c text, D date, d number; the columns that are not named here are left out.
read_table <- function(name, types) {
  readr::read_csv(file_of(name), na = "", col_types = types)
}
articles <- read_table("articles", readr::cols_only(article_id = "c", published_on = "D"))
article_topics <- read_table("article_topics", readr::cols_only(article_id = "c", topic_id = "c", score = "d"))
topics <- read_table("topics", readr::cols_only(topic_id = "c", name_en = "c"))

dated <- articles[!is.na(articles$published_on), ]
dated$year <- as.integer(format(dated$published_on, "%Y"))
told <- merge(merge(article_topics, dated, by = "article_id"), topics, by = "topic_id")
if (nrow(told) == 0) {
  cat("No article has both a day and a topic.\n")
  quit()
}

# Shares: a row per topic, a column per year.
in_year <- table(dated$year)
years <- names(in_year)
counts <- table(told$name_en, factor(told$year, levels = years))
shares <- sweep(counts, 2, in_year, "/")

cat(sprintf("%d articles with a day, %d without.\n\n", nrow(dated), nrow(articles) - nrow(dated)))
order_of <- order(-rowSums(counts), rownames(counts))
shown <- head(rownames(counts)[order_of], listed)
width <- max(nchar(shown), nchar("articles"))
row_of <- function(name, cells) cat(formatC(name, width = -width), formatC(cells, width = 6), "\n")
cat("Share of the articles of each year that are about a topic:\n\n")
row_of("", paste0(years, ifelse(in_year < few, "*", " ")))
row_of("articles", paste0(in_year, " "))
for (topic in shown) {
  row_of(topic, ifelse(counts[topic, ] == 0, "· ", sprintf("%.0f%% ", 100 * shares[topic, ])))
}
if (any(in_year < few)) cat(sprintf("\n* fewer than %d articles: read with care.\n", few))

# What came and went: the earlier half of the dated articles against the later one.
middle <- sort(dated$published_on)[ceiling(nrow(dated) / 2)]
half <- function(days) factor(ifelse(days <= middle, "earlier", "later"), levels = c("earlier", "later"))
of_half <- table(half(dated$published_on))
moved <- sweep(table(told$name_en, half(told$published_on)), 2, pmax(of_half, 1), "/")
change <- setNames(as.vector(moved[, "later"] - moved[, "earlier"]), rownames(moved))
cat(sprintf("\nUntil %s (%d articles) and since (%d), topics that moved most:\n\n", middle, of_half[[1]], of_half[[2]]))
for (topic in names(head(change[order(-abs(change), names(change))], 10))) {
  cat(sprintf(
    "%s %3.0f%% to %3.0f%%\n", formatC(topic, width = -max(nchar(names(change)))),
    100 * moved[topic, "earlier"], 100 * moved[topic, "later"]
  ))
}
