// Builds ../static/app.js from src/. What it was built from stands in its first line, so that a test can tell when it is stale.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const sources = ["package-lock.json", "build.mjs", ...readdirSync("src").sort().map((name) => `src/${name}`)];
const digest = createHash("sha256");
for (const path of sources) digest.update(`${path}\n`).update(readFileSync(path));

await build({
  entryPoints: ["src/main.js"],
  outfile: "../static/app.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  banner: { js: `/* built from bundle_src, sha256 ${digest.digest("hex")}; licences in licenses.txt */` },
});

const libraries = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).dependencies).sort();
const licences = libraries.map((name) => {
  const file = readdirSync(`node_modules/${name}`).find((entry) => /^licen[sc]e/i.test(entry));
  const text = readFileSync(`node_modules/${name}/${file}`, "utf8").trim();
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${version}\n\n${text}\n`;
});
writeFileSync("../static/licenses.txt", licences.join("\n\n----\n\n"));
