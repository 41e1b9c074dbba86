// Values as a reader is told them; the published files hold them as they are.

export const numeric = (column) => column.type === "integer" || column.type === "number";

// A number with its digits in groups, but for years; everything else as it stands.
export function told(column, value) {
  if (!numeric(column)) return String(value);
  return value.toLocaleString("en-US", { maximumFractionDigits: 6, useGrouping: !/year/.test(column.name) });
}

export const shorten = (text, most) => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text);
