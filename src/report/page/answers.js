// Answers: what was said to which change, how it is taken back, kept from visit to visit, and written into a file
// for `mojimend fix --answers` (docs/review.md).
"use strict";

const answers = {
  given: new Map(), // id → {answer: "accept" | "reject", replacement?: text}
  undo: [],         // what each action changed: [[id, what it was before], …]
  accepted: 0,
  kept: true,       // whether the browser or a file has them all
  changed: () => {}, // main.js draws again
};

function answerOf(item) {
  return isAnswerable(item) ? answers.given.get(item.id) : undefined;
}

function put(id, answer) {
  const before = answers.given.get(id);
  answers.accepted += (answer?.answer === "accept") - (before?.answer === "accept");
  if (answer) answers.given.set(id, answer);
  else answers.given.delete(id);
  return before;
}

// One action, whatever the number of items. Gives the number of decisions that it changed.
function give(items, answer) {
  const action = [];
  for (const item of items) {
    if (!isAnswerable(item)) continue;
    const before = answers.given.get(item.id);
    if (before?.answer === answer?.answer && before?.replacement === answer?.replacement) continue;
    action.push([item.id, put(item.id, answer)]);
  }
  if (action.length === 0) return 0;
  answers.undo.push(action);
  keepSoon();
  answers.changed();
  return action.length;
}

// Gives the number of answers taken back.
function takeBack() {
  const action = answers.undo.pop();
  if (!action) return 0;
  for (const [id, before] of action.reverse()) put(id, before);
  keepSoon();
  answers.changed();
  return action.length;
}

// By path, line and id, an answer a line, as `mojimend review` writes them.
function answersText() {
  const rows = [];
  for (const [id, {answer, replacement}] of answers.given) {
    const item = store.byId.get(id)?.[0];
    if (!item) continue;
    const row = {id, answer, path: item.document.name, line: item.line, rule: item.rule, before: item.before,
                 after: item.after, context: `${item.front}…${item.behind}`};
    rows.push(replacement === undefined ? row : {...row, replacement});
  }
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  rows.sort((a, b) => order(a.path, b.path) || a.line - b.line || order(a.id, b.id));
  return `{"version": 1, "answers": [\n${rows.map(row => JSON.stringify(row)).join(",\n")}\n]}\n`;
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([answersText()], {type: "application/json"}));
  link.download = "answers.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  answers.kept = true;
}

// Takes over the answers of a file that are about changes of this page. Gives how many were, and how many not; throws
// an Error that says what is wrong with the file.
function takeOver(text) {
  let read;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new Error(`This is no file of answers: ${error.message}`);
  }
  if (read?.version !== 1 || !Array.isArray(read.answers)) throw new Error("This is no file of answers of version 1.");
  let taken = 0, strange = 0;
  const action = [];
  for (const {id, answer, replacement} of read.answers) {
    if (!store.byId.has(id) || !["accept", "reject"].includes(answer)) ++strange;
    else {
      action.push([id, put(id, typeof replacement === "string" ? {answer, replacement} : {answer})]);
      ++taken;
    }
  }
  answers.undo.push(action);
  keepSoon();
  answers.changed();
  return {taken, strange};
}

// The browser keeps them for this report until they are downloaded, so that a closed tab loses none. Where it
// keeps nothing (a private window, storage that is full), leaving the page asks first.
const keep = {timer: 0};

function keepName() {
  return `mojimend ${store.digest.toString(16)} ${store.byId.size}`;
}

function keepNow() {
  clearTimeout(keep.timer);
  keep.timer = 0;
  try {
    localStorage.setItem(keepName(), JSON.stringify([...answers.given]));
    answers.kept = true;
  } catch {
    answers.kept = false;
  }
}

function keepSoon() {
  answers.kept = false;
  if (!keep.timer) keep.timer = setTimeout(keepNow, 500);
}

// Gives the number of answers that are back.
function takeKept() {
  let kept = [];
  try {
    kept = JSON.parse(localStorage.getItem(keepName())) ?? [];
  } catch {
    return 0;
  }
  let count = 0;
  for (const [id, answer] of kept) {
    if (!store.byId.has(id) || answers.given.has(id)) continue;
    put(id, answer);
    ++count;
  }
  if (count > 0) answers.changed();
  return count;
}

addEventListener("pagehide", () => keep.timer && keepNow());
addEventListener("beforeunload", event => {
  if (keep.timer) keepNow();
  if (!answers.kept) event.preventDefault();
});
