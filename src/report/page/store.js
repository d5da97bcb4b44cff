// Store: what the data elements of the page hold. They are read a few at a time, so that the page answers while
// thousands of changes come in.
"use strict";

// Half of what a frame may take: the other half is the browser's.
const SLICE = 8; // milliseconds

const store = {
  ...JSON.parse(document.querySelector("script.summary").textContent), // counts, rules
  documents: [],
  items: [],         // changes and losses, in the order of the run
  byId: new Map(),   // id → the items that are one decision
  alike: new Map(),  // what a change is, wherever it stands → its items
  ofRule: new Map(), // rule in a file → its items
  whole: false,      // whether all has been read
  digest: 0,         // of all ids: which report this is
};

function pause() {
  return globalThis.scheduler?.yield ? scheduler.yield() : new Promise(resolve => setTimeout(resolve));
}

// Does `work` for each index below `count`, and lets the browser draw in between. False once `goesOn` says no.
async function inSlices(count, work, goesOn = () => true) {
  let started = performance.now();
  for (let i = 0; i < count; ++i) {
    work(i);
    if (performance.now() - started < SLICE) continue;
    await pause();
    if (!goesOn()) return false;
    started = performance.now();
  }
  return true;
}

function addTo(map, key, item) {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}

function isAnswerable(item) {
  return item.id !== undefined && item.id !== "" && item.safety !== "reported";
}

function sameKey(item) {
  return `${item.rule}\0${item.before}\0${item.after}`;
}

function ruleKey(item) {
  return `${item.document.index}\0${item.rule}`;
}

// FNV-1a, 32 bits.
function digested(digest, text) {
  for (let i = 0; i < text.length; ++i) digest = Math.imul(digest ^ text.charCodeAt(i), 0x01000193);
  return digest >>> 0;
}

function addItem(item, owner, texts) {
  item.document = owner;
  item.index = store.items.length;
  item.evidence = texts[item.evidence] ?? "";
  item.channel = texts[item.channel] ?? "";
  item.steps = (item.steps ?? []).map(number => texts[number]);
  store.items.push(item);
  owner.items.push(item);
  addTo(store.ofRule, ruleKey(item), item);
  if (!isAnswerable(item)) return;
  store.digest = digested(store.digest, item.id);
  addTo(store.byId, item.id, item);
  addTo(store.alike, sameKey(item), item);
}

function addElement(element) {
  const data = JSON.parse(element.textContent);
  element.remove(); // its text is not needed twice
  if (element.className === "document")
    store.documents.push({...data, index: store.documents.length, items: []});
  else
    for (const item of data.items) addItem(item, store.documents.at(-1), data.texts);
}

// `more` is called now and then, and at the end.
async function readAll(more) {
  const elements = [...document.querySelectorAll("script.document, script.items")];
  let told = performance.now();
  await inSlices(elements.length, i => {
    addElement(elements[i]);
    if (performance.now() - told < 200) return;
    told = performance.now();
    more();
  });
  store.whole = true;
  await more();
}
