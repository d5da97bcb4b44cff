// The changes: which are shown (a filter), what a row is (a change, or several that are one question), and the rows.
"use strict";

const list = {
  rows: [],       // of items that are asked about together
  filter: {},     // document, text, rule, safety, answer, channel
  group: "",      // "", "same" or "rule"
  run: 0,         // of the filter; an older one stops
  view: undefined, // VirtualList
  chosen: () => {}, // main.js draws the details
};

const ROW = 58;        // pixels, as in page.css
const IN_ROW = 160;    // code units of a text in a row: more than a row is wide
const FRONT = 28;      // of what stands in front, so that the change itself is seen
const KINDS = {safe: "safe", suggested: "suggested", reported: "reported"};

function kindOf(item) {
  return KINDS[item.safety] ?? "lost";
}

function isShown(item, {document, text, rule, safety, answer, channel}) {
  if (document !== undefined && item.document !== document) return false;
  if (rule && item.rule !== rule) return false;
  if (safety && kindOf(item) !== safety) return false;
  if (channel && item.channel !== channel) return false;
  if (answer && (!isAnswerable(item) || (answerOf(item)?.answer ?? "none") !== answer)) return false;
  if (!text) return true;
  return [item.before, item.after, item.what, item.front, item.behind, item.document.name].some(
    each => each?.toLowerCase().includes(text));
}

// Shows what the filter lets through; stays at the item where it was, or at what now stands in its place.
async function refill() {
  const run = ++list.run;
  const {filter, group} = list;
  const stays = currentItem();
  const groups = new Map();
  const rows = [];
  const items = filter.document?.items ?? store.items;
  const done = await inSlices(items.length, i => {
    const item = items[i];
    if (!isShown(item, filter)) return;
    const key = group === "same" ? sameKey(item) : group === "rule" ? ruleKey(item) : undefined;
    // Nothing can be said to a loss or to what is only reported, and each stands for itself.
    const row = key === undefined || !isAnswerable(item) ? undefined : groups.get(key);
    if (row) return void row.push(item);
    rows.push([item]);
    if (key !== undefined && isAnswerable(item)) groups.set(key, rows.at(-1));
  }, () => run === list.run);
  if (!done || run !== list.run) return;
  list.rows = rows;
  const at = stays ? rows.findIndex(row => row[0].index >= stays.index) : 0;
  list.view.show(rows.length, at < 0 ? rows.length - 1 : at);
  const count = rows.length === 0 && store.whole ? "Nothing is shown" : counted(rows.length, group ? "question" : "change");
  byName("shown").textContent = store.whole ? count : `${count}, reading…`;
  list.chosen();
}

function currentRow() {
  return list.rows[list.view?.current ?? 0] ?? [];
}

function currentItem() {
  return currentRow()[0];
}

// "accept", "reject", "some" (a row of several) or "".
function answerOfRow(row) {
  const first = answerOf(row[0])?.answer ?? "";
  for (const item of row) if ((answerOf(item)?.answer ?? "") !== first) return "some";
  return first;
}

const SIGNS = {accept: ["✓", "accepted"], reject: ["✗", "rejected"], some: ["◐", "answered in part"], "": ["", "no answer"]};

function whereOf(item) {
  return `${item.document.name}:${item.line}:${item.column}`;
}

// Its rule, and how safe the changes of a row are.
function tagOf(row) {
  const [item] = row;
  const mixed = row.some(each => each.safety !== item.safety);
  const words = !item.safety ? item.rule : `${item.rule}, ${mixed ? "safe or suggested" : item.safety}`;
  return node("span", {class: `tag ${mixed ? "suggested" : kindOf(item)}`, title: store.rules[item.rule] ?? ""}, words);
}

function changedText(item, kind) {
  const edited = kind === "after" ? answerOf(item)?.replacement : undefined;
  const name = kind === "before" ? "del" : "ins";
  const text = edited === undefined ? textNodes(item, kind, IN_ROW) : [edited];
  return node(name, {class: text.length === 0 ? "nothing" : ""}, ...text);
}

function textOf(item) {
  const front = () => node("span", {class: "front"}, ...textNodes(item, "front", FRONT));
  const behind = () => node("span", {class: "behind"}, ...textNodes(item, "behind", IN_ROW));
  if (item.id === undefined)
    return [node("div", {class: "text"}, front(), node("mark", {class: "lost"}, ...textNodes(item, "before", IN_ROW)), behind(),
                 node("span", {class: "what"}, item.what))];
  if (item.places) return [node("div", {class: "text"}, node("span", {class: "what"}, `${item.evidence} ${counted(item.places, "place")}.`))];
  if (byName("view").value === "side")
    return [node("div", {class: "text half"}, front(), changedText(item, "before"), behind()),
            node("div", {class: "text half"}, front(), changedText(item, "after"), behind())];
  return [node("div", {class: "text"}, front(), changedText(item, "before"), changedText(item, "after"), behind())];
}

function rowOf(index) {
  const row = list.rows[index];
  const item = row[0];
  const answer = answerOfRow(row);
  const [sign, words] = SIGNS[answer];
  const files = new Set(row.map(each => each.document)).size;
  const count = row.length > 1 ? `${counted(row.length, "time")}${files > 1 ? ` in ${counted(files, "file")}` : ""}` : "";
  const head = [node("span", {class: "path"}, row.length > 1 && list.group === "same" ? count : whereOf(item)),
                tagOf(row)];
  if (count && list.group === "rule") head.push(node("span", {class: "count"}, count));
  if (item.channel) head.push(node("span", {class: "phrase"}, item.channel));
  // For the mouse: a row is one thing to the keyboard, and the keys do the same.
  const buttons = isAnswerable(item) ? [node("span", {class: "accept", title: "Accept (a)", "data-answer": "accept"}, "✓"),
                                        node("span", {class: "reject", title: "Reject (r)", "data-answer": "reject"}, "✗")] : [];
  return node("div", {class: `row ${answer}`},
              node("span", {class: "sign", title: words}, sign, node("span", {class: "unseen"}, words)),
              node("div", {class: "middle"}, node("div", {class: "head"}, ...head), node("div", {class: "texts"}, ...textOf(item))),
              node("div", {class: "buttons", "aria-hidden": "true"}, ...buttons));
}

// A click into the list: on a sign it answers the row, anywhere else it only goes there.
function clickRow(event) {
  const row = event.target.closest(".row");
  if (!row) return;
  const index = Number(row.dataset.index);
  list.view.go(index);
  const {answer} = event.target.closest("[data-answer]")?.dataset ?? {};
  if (answer) give(list.rows[index], {answer});
  list.chosen();
}

// To the next row from here that has no answer, around the end if need be. False if there is none.
function goToUnanswered() {
  const count = list.rows.length;
  for (let step = 1; step <= count; ++step) {
    const at = (list.view.current + step) % count;
    if (!isAnswerable(list.rows[at][0]) || answerOfRow(list.rows[at]) !== "") continue;
    list.view.go(at);
    return true;
  }
  return false;
}

function drawList() {
  list.view = new VirtualList(byName("list"), ROW, rowOf);
}
