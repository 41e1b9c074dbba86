// Values as a reader is told them; the published files hold them as they are.

export const numeric = (column) => column.type === "integer" || column.type === "number";

// A day, or of a month or year that is all that is known its first and last day as that (see `days.py`).
function toldDay(day, precision) {
  const next = new Date(Date.parse(day) + 86400000).getUTCDate();
  if (precision === "month" && (day.endsWith("-01") || next === 1)) return day.slice(0, 7);
  if (precision === "year" && /-01-01$|-12-31$/.test(day)) return day.slice(0, 4);
  return day;
}

// A number with its digits in groups, but for years; a day no more exactly than its row knows it; all else as it stands.
export function told(column, value, row = {}) {
  if (column.type === "date") return toldDay(String(value), row[column.precision]);
  if (!numeric(column)) return String(value);
  return value.toLocaleString("en-US", { maximumFractionDigits: 6, useGrouping: !/year/.test(column.name) });
}

export const shorten = (text, most) => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text);
