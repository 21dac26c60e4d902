// Makes the pictures of the documentation: npm install && node pictures.js PLAN.html
// An editor that completes and explains the keys of a plan, and a page that radplan rendered.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const ROOT = resolve(import.meta.dirname, "../..");
const PICTURES = join(ROOT, "docs/pictures");
const HTML = `<!doctype html><html lang=nl><link rel=icon href=data:,><meta charset=utf-8><link rel=stylesheet href=page.css><style>body{margin:0}#editor{height:100vh}</style><div id=editor></div><script src=page.js></script>`;
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf" };

// The bundled page and its two workers, in a folder.
function bundle(outdir) {
  return build({
    entryPoints: {
      page: join(import.meta.dirname, "page.js"),
      yaml: "monaco-yaml/yaml.worker.js",
      editor: "monaco-editor/esm/vs/editor/editor.worker.js",
    },
    absWorkingDir: import.meta.dirname, bundle: true, format: "iife", loader: { ".ttf": "file" }, logLevel: "error", outdir,
  });
}

// A server for that folder, on this computer only.
function serve(folder) {
  const server = createServer(({ url }, answer) => {
    const name = basename(url);
    answer.setHeader("Content-Type", TYPES[name.slice(name.lastIndexOf("."))] ?? "text/html");
    answer.end(name ? readFileSync(join(folder, name)) : HTML);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

async function editor(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 400 } });
  page.on("pageerror", (error) => console.error(error.message));
  page.on("console", (message) => console.error(message.text()));
  await page.goto(address);
  const plan = readFileSync(join(ROOT, "examples/arnhem-2019/plan.yaml"), "utf8");
  const schema = JSON.parse(readFileSync(join(ROOT, "docs/plan.schema.json"), "utf8"));
  await page.evaluate(([text, schema]) => self.open(text, schema), [plan, schema]);
  await page.evaluate(() => self.behind("title: Versterkingsgelden 2019"));
  await page.keyboard.type("\n");
  await page.keyboard.type("re", { delay: 150 });
  await page.evaluate(() => self.suggest());
  await page.waitForSelector(".suggest-widget.visible .monaco-list-row", { timeout: 30000 });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector(".suggest-details .body", { timeout: 30000 });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(PICTURES, "editor.png") });
  await page.close();
}

// The finance chapter, as a reader sees it.
async function rendered(browser, file) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 760 } });
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.locator("#financien").evaluate((heading) => heading.scrollIntoView());
  await page.screenshot({ path: join(PICTURES, "plan.png") });
  await page.close();
}

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
await bundle(folder);
const server = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  await editor(browser, `http://127.0.0.1:${server.address().port}/`);
  if (process.argv[2]) await rendered(browser, process.argv[2]);
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}
