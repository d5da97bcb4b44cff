// Chromium for the tests of the page: one browser, a fresh visit for each page, and nothing from the network.
import assert from "node:assert/strict";
import {existsSync, readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

import {require} from "./support.mjs";

const {chromium} = require("playwright-core");
export const executablePath = ["chromium", "chromium-browser", "google-chrome"].flatMap(
  name => process.env.PATH.split(":").map(folder => `${folder}/${name}`)).find(existsSync);

let browser;

export async function launch() {
  // Root has no sandbox, and what is opened are pages of our own.
  browser ??= await chromium.launch({executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"]});
  return browser;
}

export async function quit() {
  await browser?.close();
}

// A page that has read all its changes. `visit`: a context of playwright, for a second look at the same page.
export async function open(file, {visit, ...options} = {}) {
  const context = visit ?? (await (await launch()).newContext({viewport: {width: 1360, height: 860}, acceptDownloads: true, ...options}));
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.wrong = [];
  page.on("pageerror", error => page.wrong.push(error.message));
  page.on("console", message => message.type() === "error" && page.wrong.push(message.text()));
  page.on("dialog", dialog => (page.wrong.push(`a dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", request => request.url().startsWith("file:") || request.url().startsWith("blob:") || page.wrong.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("html[data-ready]");
  return page;
}

export async function close(page) {
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

export async function showChanges(page) {
  await page.click("#tab-changes");
  await page.locator("#list").focus();
}

export async function keys(page, ...pressed) {
  for (const each of pressed) await page.keyboard.press(each);
  await drawn(page);
}

// Rows are drawn with the next frame.
export function drawn(page) {
  return page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

// Waits until the words above the list are these, and the list has followed.
export async function shows(page, words) {
  await page.waitForFunction(
    ([source, flags]) => new RegExp(source, flags).test(document.querySelector("#shown").textContent),
    words instanceof RegExp ? [words.source, words.flags] : [`^${words}$`, ""]);
  await drawn(page);
}

// What "Download answers.json" gives.
export async function downloaded(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  assert.equal(file.suggestedFilename(), "answers.json");
  return readFileSync(await file.path());
}

export function answered(page) {
  return page.textContent("#progress");
}
