// Small things that all parts of a page need.

// An element with attributes, listeners (onclick …) and children; nothing is ever read as markup.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export const count = (number, one, many) => `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;

export const parameters = () => new URLSearchParams(location.hash.slice(1));
