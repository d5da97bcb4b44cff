// Brings the parts together: pages, filter, files, keys, theme, print.
"use strict";

const FILE_ROW = 46; // pixels, as in page.css
const PRINTED = 2000; // changes; a pile of paper

let files = [];     // that the field above them lets through; undefined stands for all
let fileList;       // VirtualList

function drawProgress() {
  const total = store.byId.size, given = answers.given.size;
  const words = total === 0 ? "nothing to answer"
    : `${given.toLocaleString("en")} of ${total.toLocaleString("en")} answered: ${answers.accepted.toLocaleString("en")} accepted, ` +
      `${(given - answers.accepted).toLocaleString("en")} rejected`;
  byName("progress").textContent = words;
  byName("undo").disabled = answers.undo.length === 0;
  byName("download").disabled = given === 0;
}

function showPage(name) {
  for (const each of ["summary", "changes"]) {
    byName(each).hidden = each !== name;
    byName(`tab-${each}`).setAttribute("aria-selected", each === name);
    byName(`tab-${each}`).tabIndex = each === name ? 0 : -1;
  }
  if (name !== "changes") return;
  list.view.resize();
  list.view.reveal();
  fileList.resize();
}

// Choices of a select that come in while the page is read.
function fillChoices(select, values) {
  const known = new Set([...select.options].map(each => each.value));
  if (!known.has("")) select.append(node("option", {value: ""}, "any"));
  for (const value of values) if (!known.has(value)) select.append(node("option", {value}, value));
}

function fileRow(index) {
  const owner = files[index];
  if (!owner)
    return node("div", {class: "file"}, node("span", {}, "All files"),
                node("span", {class: "muted"}, `${counted(store.documents.length, "file")} with findings`));
  const parts = [[owner.applied, "to apply"], [owner.suggested, "suggested"], [owner.reported, "to judge"], [owner.lost, "lost"]];
  const words = parts.filter(([count]) => count > 0).map(([count, name]) => `${count.toLocaleString("en")} ${name}`);
  return node("div", {class: "file"}, node("span", {class: "path", title: owner.name}, node("bdi", {}, owner.name)),
              node("span", {class: "muted"}, `${words.join(", ")} · ${owner.encoding}`));
}

function drawFiles() {
  const text = byName("find-file").value.toLowerCase();
  const stays = list.filter.document;
  files = [undefined, ...store.documents.filter(each => each.name.toLowerCase().includes(text))];
  fileList.show(files.length, Math.max(0, files.indexOf(stays)));
}

function chooseFile(index) {
  fileList.go(index);
  list.filter = {...list.filter, document: files[fileList.current]};
  refill();
}

function readFilter() {
  const value = name => byName(name).value;
  list.filter = {...list.filter, text: value("find").toLowerCase(), rule: value("rule"), safety: value("safety"),
                 answer: value("answer"), channel: value("channel")};
  list.group = value("group");
  return refill();
}

// From the summary to the changes that a row of it counts.
function showOnly(choice) {
  for (const name of ["rule", "channel", "safety", "answer"]) byName(name).value = choice[name] ?? "";
  byName("find").value = "";
  list.filter = {};
  drawFiles();
  showPage("changes");
  readFilter();
  byName("list").focus();
}

function redraw() {
  drawProgress();
  list.view.drawSoon();
  if (!byName("changes").hidden) drawDetails();
}

function move(by) {
  list.view.go(list.view.current + by);
  drawDetails();
}

function answerHere(answer) {
  const row = currentRow();
  if (row.length === 0 || !isAnswerable(row[0])) return say("Nothing can be answered here");
  give(row, {answer});
  say(`${answer}ed${row.length > 1 ? `, ${counted(row.length, "time")}` : ""}`);
  move(1);
}

function answerAlike(answer) {
  const item = currentItem();
  if (item && isAnswerable(item)) answerAll(store.alike.get(sameKey(item)), answer, "this same change everywhere is");
}

function answerShown(answer) {
  const items = list.rows.flat();
  const count = give(items, {answer});
  say(`${counted(count, "change")} ${answer}ed`);
}

function undo() {
  const count = takeBack();
  say(count === 0 ? "There is nothing to take back" : `${counted(count, "answer")} taken back`);
}

function edit() {
  const place = document.querySelector("#details details.edit");
  if (!place) return;
  place.open = true;
  byName("edit").focus();
}

function toggleView() {
  const view = byName("view");
  view.value = view.value === "side" ? "inline" : "side";
  list.view.drawSoon();
}

const PAGE = 10; // rows of a page key
const KEYS = {
  j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
  PageDown: () => move(PAGE), PageUp: () => move(-PAGE), Home: () => move(-Infinity), End: () => move(Infinity),
  a: () => answerHere("accept"), r: () => answerHere("reject"),
  A: () => answerAlike("accept"), R: () => answerAlike("reject"),
  u: undo, e: edit, v: toggleView, s: download,
  n: () => (goToUnanswered() ? drawDetails() : say("Everything that is shown has an answer")),
  "/": () => byName("find").focus(),
  "?": () => byName("keys").showModal(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byName("keys").open) return;
  const {target} = event;
  if (event.key === "Escape" && target !== document.body) {
    hideTip();
    return void byName(byName("changes").hidden ? "summary" : "list").focus();
  }
  if (target.closest("input, textarea, select, [role=tab], #file-list")) return;
  const everywhere = event.key === "?" || event.key === "s";
  if (byName("changes").hidden && !everywhere) return;
  if (!KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
}

function onFileKey(event) {
  const by = {j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE}[event.key];
  if (by === undefined) return;
  event.preventDefault();
  chooseFile(fileList.current + by);
}

function toggleTheme() {
  const {dataset} = document.documentElement;
  const dark = dataset.theme ? dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  dataset.theme = dark ? "light" : "dark";
}

async function loadAnswers() {
  const field = byName("answers-file");
  const [file] = field.files;
  field.value = "";
  if (!file) return;
  try {
    const {taken, strange} = takeOver(await file.text());
    const rest = strange > 0 ? `; ${counted(strange, "answer")} of changes that are not here` : "";
    byName("shown").textContent = `${counted(taken, "answer")} taken over${rest}`;
  } catch (error) {
    byName("shown").textContent = error.message;
  }
}

// Paper has no scroll bar: what is shown is drawn in full, as far as there is paper.
function drawForPrint() {
  const rows = list.rows.slice(0, PRINTED).map((row, index) => rowOf(index));
  const more = list.rows.length > PRINTED ? [node("p", {}, `and ${counted(list.rows.length - PRINTED, "change")} more`)] : [];
  byName("print").replaceChildren(node("h2", {}, "Changes"), ...rows, ...more);
}

function listen() {
  const on = (name, event, act) => byName(name).addEventListener(event, act);
  for (const name of ["summary", "changes"]) on(`tab-${name}`, "click", () => showPage(name));
  document.querySelector("[role=tablist]").addEventListener("keydown", event => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = byName("changes").hidden ? "changes" : "summary";
    showPage(other);
    byName(`tab-${other}`).focus();
  });
  for (const name of ["rule", "safety", "answer", "channel", "group"]) on(name, "change", readFilter);
  on("find", "input", readFilter);
  on("view", "change", () => list.view.drawSoon());
  on("find-file", "input", drawFiles);
  on("list", "click", clickRow);
  on("file-list", "click", event => {
    const row = event.target.closest(".file");
    if (row) chooseFile(Number(row.dataset.index));
  });
  on("file-list", "keydown", onFileKey);
  on("accept-all", "click", () => answerShown("accept"));
  on("reject-all", "click", () => answerShown("reject"));
  on("undo", "click", undo);
  on("download", "click", download);
  on("load", "click", () => byName("answers-file").click());
  on("answers-file", "change", loadAnswers);
  on("theme", "click", toggleTheme);
  on("help", "click", () => byName("keys").showModal());
  document.addEventListener("keydown", onKey);
  addEventListener("beforeprint", drawForPrint);
  addEventListener("afterprint", () => byName("print").replaceChildren());
  watchMouse();
}

function drawWhatCame() {
  fillChoices(byName("rule"), new Set(store.counts.rules.map(each => each.rule).concat(store.counts.lost > 0 ? ["lost"] : [])));
  fillChoices(byName("channel"), store.counts.channels.map(each => each.channel));
  drawFiles();
  drawProgress();
  return readFilter();
}

drawSummary(showOnly);
drawProgress();
drawList();
fileList = new VirtualList(byName("file-list"), FILE_ROW, fileRow);
list.chosen = drawDetails;
answers.changed = redraw;
listen();
document.addEventListener("DOMContentLoaded", async () => {
  await readAll(drawWhatCame);
  const back = takeKept();
  if (back > 0) byName("shown").textContent = `${counted(back, "answer")} from an earlier visit`;
  document.documentElement.dataset.ready = "";
});
