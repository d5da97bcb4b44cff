// The page in Chromium: what a person does with it, and that `fix --answers` then makes what was accepted.
// Usage: page_test.mjs PROGRAM
import assert from "node:assert/strict";
import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {after, test} from "node:test";

import {answered, close, downloaded, drawn, executablePath, keys, open, quit, showChanges, shows} from "./browser.mjs";
import {holds} from "./schema.mjs";
import {fixtures, lines, require, run, scratch} from "./support.mjs";

if (!executablePath) {
  console.log("skipped: no Chromium");
  process.exit(77);
}
after(quit);

const SPECIMEN = "gbk-glossed.txt";
const GERMAN = "Drüben schläft das Dörfchen\n";
const MOJIBAKE = Buffer.from(GERMAN).toString("latin1"); // none of its bytes is one in which windows-1252 differs

function specimen(t) {
  const folder = scratch(t);
  copyFileSync(join(fixtures, "wild", SPECIMEN), join(folder, SPECIMEN));
  return {folder, page: report(folder, SPECIMEN)};
}

function report(folder, ...paths) {
  const page = join(folder, "report.html");
  run(["check", "--format", "html", "--quiet", "--output", page, ...paths], {cwd: folder});
  return page;
}

function mended(folder, path, ...options) {
  return run(["fix", "--quiet", ...options, "-"], {cwd: folder, input: readFileSync(join(folder, path))});
}

// What the answers make of a file in the folder.
function replayed(folder, path, answers) {
  writeFileSync(join(folder, "answers.json"), answers);
  run(["fix", "--quiet", "--no-journal", "--output-dir", "out", "--answers", "answers.json", path], {cwd: folder});
  return readFileSync(join(folder, "out", path));
}

// Makes the changes of a report for which `wants` says yes.
function applied(bytes, changes, wants) {
  const out = [];
  let at = 0;
  for (const change of changes.filter(wants)) {
    out.push(bytes.subarray(at, change.start), Buffer.from(change.after));
    at = change.end;
  }
  return Buffer.concat([...out, bytes.subarray(at)]);
}

test("all of the specimen accepted is what fix gives", async t => {
  const {folder, page: file} = specimen(t);
  const page = await open(file);
  await showChanges(page);
  assert.equal(await page.textContent("#shown"), "1,054 changes");
  await page.click("#accept-all");
  const answers = await downloaded(page);
  await close(page);
  assert.ok(replayed(folder, SPECIMEN, answers).equals(mended(folder, SPECIMEN)));
  // A file of answers has a line for each, and is the same however often it is made.
  const read = JSON.parse(answers);
  assert.equal(holds("answers", [read]), 1);
  assert.equal(answers.toString().trimEnd().split("\n").length, read.answers.length + 2);
});

test("one rejected by a key is all but that", async t => {
  const {folder, page: file} = specimen(t);
  const bytes = readFileSync(join(folder, SPECIMEN));
  const [{changes}] = lines(["check", "--format", "json", SPECIMEN], {cwd: folder});
  const page = await open(file);
  await showChanges(page);
  await page.click("#accept-all");
  await keys(page, "j", "j", "j", "k", "r");
  const rejected = changes[2].id;
  assert.ok((await answered(page)).endsWith("1 rejected"));
  const answers = await downloaded(page);
  await close(page);
  assert.deepEqual(JSON.parse(answers).answers.filter(each => each.answer === "reject").map(each => each.id), [rejected]);
  const wanted = applied(bytes, changes, change => change.id !== rejected);
  assert.notDeepEqual(wanted, mended(folder, SPECIMEN));
  assert.ok(replayed(folder, SPECIMEN, answers).equals(wanted));
});

test("every key does what the help says", async t => {
  const {page: file} = specimen(t);
  const page = await open(file);
  const current = () => page.getAttribute("#list", "aria-activedescendant");
  const words = async () => (await answered(page)).replace(/ of.*answered/, "");
  const sign = index => page.textContent(`#list-${index} .sign .unseen`);
  await showChanges(page);
  await keys(page, "j", "ArrowDown", "j", "k", "ArrowUp");
  assert.equal(await current(), "list-1");
  await keys(page, "a", "r");
  assert.equal(await words(), "2: 1 accepted, 1 rejected");
  assert.equal(await current(), "list-3");
  assert.deepEqual([await sign(0), await sign(1), await sign(2)], ["no answer", "accepted", "rejected"]);
  await keys(page, "u");
  assert.equal(await words(), "1: 1 accepted, 0 rejected");
  await keys(page, "Home", "n", "n"); // past the one that has an answer
  assert.equal(await current(), "list-3");
  await keys(page, "A");
  const [, given, accepted] = (await words()).match(/^(\d+): (\d+) accepted, 0 rejected$/);
  assert.equal(given, accepted);
  assert.ok(Number(given) > 10);
  await keys(page, "u", "R");
  assert.match(await words(), /[1-9]\d* rejected$/);
  await keys(page, "u", "v");
  assert.equal(await page.inputValue("#view"), "side");
  assert.equal(await page.locator("#list-3 .half").count(), 2);
  await keys(page, "/");
  await page.keyboard.type("jkar");
  assert.equal(await page.inputValue("#find"), "jkar");
  assert.equal(await words(), "1: 1 accepted, 0 rejected");
  await page.fill("#find", "");
  await keys(page, "Escape", "?");
  assert.ok(await page.isVisible("#keys"));
  await keys(page, "a", "Escape");
  assert.equal(await words(), "1: 1 accepted, 0 rejected");
  await keys(page, "End");
  assert.equal(await current(), "list-1053");
  await keys(page, "Home", "PageDown", "PageUp");
  assert.equal(await current(), "list-0");
  const [file_] = await Promise.all([page.waitForEvent("download"), keys(page, "s")]);
  assert.equal(file_.suggestedFilename(), "answers.json");
  await close(page);
});

test("mouse, groups, filters, another text", async t => {
  const folder = scratch(t);
  mkdirSync(join(folder, "below"));
  for (const path of ["a.txt", "b.txt", "below/c.txt"]) writeFileSync(join(folder, path), MOJIBAKE.repeat(3));
  writeFileSync(join(folder, "gone.txt"), "a\u{FFFD}b\n");
  const page = await open(report(folder, "."));
  assert.match(await page.textContent("#summary"), /4of 4 documents with findings/);
  await page.click("#summary button.link"); // the largest rule
  assert.equal(await page.inputValue("#rule"), "mojibake");
  const all = Number((await page.textContent("#shown")).match(/\d+/)[0]);

  await page.selectOption("#group", "rule");
  await shows(page, "3 questions");
  await page.selectOption("#group", "same");
  const questions = all / 9; // each line three times in each of three files
  await shows(page, `${questions} questions`);
  assert.match(await page.textContent("#list-0 .path"), /^9 times in 3 files$/);
  await page.click("#list-0 .buttons .reject");
  await drawn(page);
  const ids = Number((await answered(page)).match(/^(\d+) of/)[1]);
  assert.match(await answered(page), new RegExp(`0 accepted, ${ids} rejected`));
  await page.selectOption("#answer", "none");
  await shows(page, `${questions - 1} questions?`);
  await page.selectOption("#answer", "");
  await page.selectOption("#group", "");

  await page.fill("#find-file", "below");
  await page.click("#file-list-1");
  await shows(page, `${all / 3} changes`);
  await page.click("#list-0");
  await page.click("#details details summary");
  await page.fill("#edit", "<b>drüben</b> \u200B");
  await keys(page, "Control+Enter");
  assert.equal(await page.textContent("#list-0 ins"), "<b>drüben</b> \u200B");
  await page.fill("#find", "nirgends");
  await shows(page, "Nothing is shown");
  await page.fill("#find", "");
  await shows(page, `${all / 3} changes`);
  const answers = await downloaded(page);
  const edited = JSON.parse(answers).answers.find(each => each.replacement !== undefined);
  assert.equal(edited.path, "below/c.txt");
  const [{changes}] = lines(["check", "--format", "json", "below/c.txt"], {cwd: folder});
  const wanted = applied(readFileSync(join(folder, "below/c.txt")), changes.map(
    change => ({...change, after: edited.replacement})), change => change.id === edited.id);
  assert.ok(replayed(folder, "below/c.txt", answers).equals(wanted));

  // The tooltip of what the mouse rests on.
  await page.hover("#list-0 .texts");
  await page.waitForSelector("#tip:not([hidden])");
  assert.match(await page.textContent("#tip"), /UTF-8 read as .*C3/);
  await close(page);
});

test("a file in another encoding is one decision", async t => {
  const folder = scratch(t);
  const gbk = Buffer.from("c8cbc3f1c8d5b1a8", "hex"); // 人民日报
  writeFileSync(join(folder, "old.txt"), Buffer.concat([...Array(40)].flatMap(() => [gbk, Buffer.from("\n")])));
  const page = await open(report(folder, "old.txt"));
  await showChanges(page);
  assert.equal(await page.textContent("#shown"), "1 change");
  assert.match(await page.textContent("#list-0"), /The whole file is GBK and becomes UTF-8. \d+ places/);
  await keys(page, "a");
  const answers = await downloaded(page);
  await close(page);
  assert.ok(replayed(folder, "old.txt", answers).equals(mended(folder, "old.txt")));
});

test("answers come back: from a file, and after the tab was closed", async t => {
  const {page: file} = specimen(t);
  const page = await open(file);
  await showChanges(page);
  await keys(page, "a", "r");
  const answers = await downloaded(page);
  await page.close();

  const again = await open(file, {visit: page.context()});
  assert.match(await answered(again), /^2 of .*: 1 accepted, 1 rejected$/);
  await close(again);

  const fresh = await open(file);
  assert.match(await answered(fresh), /^0 of/);
  await showChanges(fresh);
  await fresh.setInputFiles("#answers-file", {name: "answers.json", mimeType: "application/json", buffer: answers});
  await shows(fresh, "2 answers taken over");
  assert.match(await answered(fresh), /^2 of .*: 1 accepted, 1 rejected$/);
  assert.ok((await downloaded(fresh)).equals(answers));
  for (const [text, wrong] of [["{", /^This is no file of answers: /], ['{"version": 2}', /of version 1/]]) {
    await fresh.setInputFiles("#answers-file", {name: "x.json", mimeType: "application/json", buffer: Buffer.from(text)});
    await shows(fresh, wrong);
  }
  assert.match(await answered(fresh), /^2 of/);
  await close(fresh);
});

// Everything that ends or opens something in HTML, JSON or JavaScript, in texts, contexts, paths, and controls that would
// reorder what is shown.
const ATTACKS = ["<script>hacked()</script>", "</script><script>hacked()</script>", "<!--<script>", "--><img src=x onerror=hacked()>",
                 "\"'><svg onload=hacked()>", "]]>&lt;script&gt;", "${hacked()}`", "\\u003cscript>hacked()\\u003c/script>",
                 "\u2028\u2029\u202Eevil\u200B\u0001\u0002\u0000", "javascript:hacked()", "<style>*{display:none}</style>"];

test("what files say is never markup", async t => {
  const folder = scratch(t);
  const path = "<img src=x onerror=hacked()>\"'&.txt";
  const texts = ATTACKS.map(each => `${each} ${MOJIBAKE.trim()}${each} Ã¼<b>${each}</b>Ã¤\n`);
  writeFileSync(join(folder, path), texts.join(""));
  const page = await open(report(folder, path));
  await page.evaluate(() => (globalThis.hacked = () => (document.body.dataset.hacked = "yes")));
  await showChanges(page);
  const shown = Number((await page.textContent("#shown")).match(/\d+/)[0]);
  assert.ok(shown > ATTACKS.length);
  const seen = new Set();
  for (let i = 0; i < shown; ++i) {
    seen.add(await page.textContent("#details .whole"));
    await page.keyboard.press("j");
  }
  const all = [...seen].join("\n");
  for (const each of ATTACKS.filter(text => !/[\u0000-\u0002\u2028]/.test(text)))
    assert.ok(all.includes(each), `${each} is not shown as it is`);
  for (const name of ["U+202E", "U+200B", "U+2028", "NUL"]) assert.ok(all.includes(name), name);
  assert.equal(await page.locator("body *:is(img, iframe, object, [onload], [onerror])").count(), 0);
  assert.equal(await page.evaluate(() => document.body.dataset.hacked ?? "no"), "no");
  await keys(page, "Home");
  assert.match(await page.textContent("#list-0 .path"), /:1:\d+$/);
  assert.ok((await page.textContent("#list-0 .path")).startsWith(path));
  await page.hover("#list-1 .texts");
  await page.emulateMedia({media: "print"});
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok((await page.textContent("#print")).includes(ATTACKS[0]));
  assert.equal(await page.evaluate(() => document.body.dataset.hacked ?? "no"), "no");
  await close(page);
});

test("labels and contrast, in the light and the dark", async t => {
  const {page: file} = specimen(t);
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(file, {colorScheme});
    await page.addScriptTag({content: axe});
    const judge = async where => {
      const {violations} = await page.evaluate(() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}));
      assert.deepEqual(violations.map(each => `${where}, ${colorScheme}: ${each.id}: ${each.nodes[0].html.slice(0, 200)} ${each.nodes[0].failureSummary}`), []);
    };
    await judge("summary");
    await showChanges(page);
    await keys(page, "j", "a", "r");
    await judge("changes");
    await keys(page, "?");
    await judge("keys");
    await close(page);
  }
});

test("it prints, and the theme can be chosen", async t => {
  const {page: file} = specimen(t);
  const page = await open(file, {colorScheme: "light"});
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.click("#theme");
  assert.notEqual(await ground(), light);
  const paper = await page.pdf({format: "A4"});
  assert.ok(paper.length > 100_000, `${paper.length} bytes of PDF`);
  assert.equal(await page.textContent("#print"), "");
  await close(page);
});
