# Read every table of a release in every way that R has, and tell what was read: class and values of each column.
# Arguments: folder of the release; folder to write to, one JSON file per reader; a file whose lines are the calls of
# readr that the pages show, one per table.

arguments <- commandArgs(trailingOnly = TRUE)
told_to <- normalizePath(arguments[[2]])
shown <- readLines(arguments[[3]])
setwd(arguments[[1]])
options(warn = 2, digits = 17)
suppressPackageStartupMessages({
  library(data.table)
  library(DBI)
})

package <- jsonlite::read_json("datapackage.json")
tables <- Filter(function(resource) startsWith(resource$path, "csv/"), package$resources)
names(tables) <- vapply(tables, function(resource) resource$name, "")

# Values as text, each type in one manner; null where R has NA.
as_told <- function(values) {
  written <- if (inherits(values, "Date")) {
    format(values, "%Y-%m-%d")
  } else if (inherits(values, "POSIXct")) {
    format(values, "%Y-%m-%d", tz = "UTC")
  } else if (inherits(values, "integer64") || is.integer(values)) {
    as.character(values)
  } else if (is.numeric(values)) {
    sprintf("%.17g", values)
  } else {
    as.character(values)
  }
  written[is.na(values)] <- NA
  enc2utf8(written)
}

tell <- function(reader, read) {
  told <- lapply(names(tables), function(name) {
    table <- read(tables[[name]])
    lapply(as.list(table), function(values) list(class = class(values)[[1]], values = as_told(values)))
  })
  names(told) <- names(tables)
  jsonlite::write_json(told, file.path(told_to, paste0(reader, ".json")), auto_unbox = FALSE, na = "null")
}

tell("readr", function(resource) {
  line <- shown[startsWith(shown, paste(resource$name, "<-"))]
  known <- new.env()
  eval(parse(text = line, encoding = "UTF-8"), known)
  table <- get(resource$name, known)
  stopifnot(nrow(readr::problems(table)) == 0)
  table
})

classes <- c(string = "character", integer = "numeric", number = "numeric", boolean = "logical", date = "Date")
tell("data.table", function(resource) {
  types <- vapply(resource$schema$fields, function(field) classes[[field$type]], "")
  table <- fread(resource$path, na.strings = "", encoding = "UTF-8", colClasses = types)
  words <- names(which(sapply(table, is.character)))
  table[, (words) := lapply(.SD, gsub, pattern = '""', replacement = '"', fixed = TRUE), .SDcols = words]
  table
})

tell("readxl", function(resource) {
  readxl::read_excel("pacific-alliance.xlsx", sheet = resource$name, guess_max = 1048576)
})

database <- dbConnect(RSQLite::SQLite(), "pacific-alliance.sqlite", flags = RSQLite::SQLITE_RO)
tell("RSQLite", function(resource) dbReadTable(database, resource$name))
dbDisconnect(database)

described <- list(
  types = lapply(tables, function(resource) vapply(resource$schema$fields, function(field) field$type, "")),
  croissant = vapply(jsonlite::read_json("croissant.json")$distribution, function(file) file$contentUrl, ""),
  dcat = length(jsonlite::read_json("dcat.jsonld"))
)
jsonlite::write_json(described, file.path(told_to, "jsonlite.json"))
