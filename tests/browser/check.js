// Looks at finished pages in a browser: node check.js PAGE.html …
// A page fails on any axe violation (WCAG 2.2 AA and best practice), when it scrolls sideways, when it asks
// for anything, and when it holds a script or complains. Each is looked at wide and narrow, in light and dark.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const VIEWS = [1280, 320].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme })));

async function violations(page) {
  const results = await page.evaluate((tags) => axe.run({ runOnly: tags }), TAGS);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map((node) => `${id}: ${help}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`));
}

function sideways(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - width;
    if (over <= 0) return [];
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => !element.closest(".scroll") && element.getBoundingClientRect().right > width + 1);
    return [`scrolls sideways by ${over} px: ${wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 80)).join(" · ")}`];
  });
}

function scripts(page) {
  return page.evaluate(() => [...document.querySelectorAll("*")]
    .filter((element) => element.matches("script, iframe, object, embed, [href^='javascript:' i]")
      || [...element.attributes].some(({ name }) => name.startsWith("on")))
    .map((element) => `can run a script: ${element.outerHTML.slice(0, 80)}`));
}

async function check(context, file) {
  const page = await context.newPage();
  const address = pathToFileURL(resolve(file)).href;
  const found = [];
  page.on("request", (request) => request.url() === address || found.push(`asks for ${request.url().slice(0, 80)}`));
  page.on("console", (message) => found.push(`complains: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`fails: ${error.message}`));
  page.on("dialog", (dialog) => { found.push(`opens a dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(address, { waitUntil: "load" });
  found.push(...await scripts(page));
  await page.evaluate(AXE);
  for (const { width, colorScheme } of VIEWS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const seen = [...await sideways(page), ...await violations(page)];
    found.push(...seen.map((line) => `(${width} px, ${colorScheme}) ${line}`));
  }
  await page.close();
  return found;
}

// A launch makes a fresh profile of its own, and takes it away again.
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
const files = process.argv.slice(2);
const failed = new Set();
const waiting = [...files];

async function worker() {
  const context = await browser.newContext();
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    for (const line of await check(context, file)) {
      failed.add(file);
      console.error(`${file}: ${line}`);
    }
  }
}

await Promise.all([worker(), worker()]);
await browser.close();
console.log(`${files.length - failed.size} pages passed in the browser, ${failed.size} failed`);
process.exitCode = failed.size || !files.length ? 1 : 0;
