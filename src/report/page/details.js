// The change that the list stands at, in full: texts, bytes, steps, answers for it and for all of its kind. And what is
// shown of a change where the mouse rests on it.
"use strict";

const IN_FULL = 4000; // code units of a text: a screen
const TIP_WAIT = 250; // milliseconds; a mouse that only passes opens nothing

function line(label, ...children) {
  return [node("dt", {}, label), node("dd", {}, ...children)];
}

function wholeText(item, kind) {
  const parts = [node("span", {class: "front"}, ...textNodes(item, "front"))];
  const edited = kind === "after" ? answerOf(item)?.replacement : undefined;
  const text = edited === undefined ? textNodes(item, kind, IN_FULL) : [edited];
  parts.push(node(kind === "before" ? "del" : "ins", {class: text.length === 0 ? "nothing" : ""}, ...text));
  parts.push(node("span", {class: "behind"}, ...textNodes(item, "behind")));
  return node("div", {class: "whole"}, node("h3", {}, kind === "before" ? "It stands here" : "It becomes"), node("p", {}, ...parts));
}

function texts(item) {
  if (item.id === undefined)
    return [node("div", {class: "whole"}, node("h3", {}, "Lost for good"),
                 node("p", {}, node("span", {class: "front"}, ...textNodes(item, "front")),
                      node("mark", {class: "lost"}, ...textNodes(item, "before")),
                      node("span", {class: "behind"}, ...textNodes(item, "behind"))))];
  return [wholeText(item, "before"), wholeText(item, "after")];
}

function facts(item) {
  const out = [];
  if (item.what) out.push(...line("what", item.what));
  if (item.channel) out.push(...line("channel", item.channel));
  if (item.evidence) out.push(...line("why", item.evidence));
  out.push(...line("bytes", node("code", {}, item.bytes), ` at ${item.start.toLocaleString("en")}–${item.end.toLocaleString("en")}`));
  if (item.steps.length > 0)
    out.push(...line("steps", node("ol", {}, ...item.steps.map(step => node("li", {}, step)))));
  if (item.safety === "safe" && !item.applies)
    out.push(...line("note", "fix does not make this change with the options of this report"));
  return node("dl", {class: "facts"}, ...out);
}

function answerAll(items, answer, words) {
  const count = give(items, {answer});
  say(`${counted(count, "answer")} given: ${words} ${answer}ed`);
}

function both(label, items, words) {
  return node("p", {class: "several"}, node("span", {}, `${label} (${items.length.toLocaleString("en")})`),
              button("Accept all", () => answerAll(items, "accept", words), {class: "small"}),
              button("Reject all", () => answerAll(items, "reject", words), {class: "small"}));
}

// A field in which a person writes what shall stand there instead.
function editor(item) {
  const area = node("textarea", {id: "edit", rows: 2, "aria-label": "Text in its place", spellcheck: "false"});
  area.value = answerOf(item)?.replacement ?? item.after;
  const take = () => {
    give([item], area.value === item.after ? {answer: "accept"} : {answer: "accept", replacement: area.value});
    byName("list").focus();
  };
  area.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) take();
  });
  return node("details", {class: "edit"}, node("summary", {}, "Write another text in its place"), area,
              button("Accept this text", take, {class: "small"}));
}

function controls(item) {
  if (!isAnswerable(item)) return [];
  const answer = answerOf(item);
  const pressed = which => ({"aria-pressed": String(answer?.answer === which)});
  const places = store.byId.get(item.id).length;
  const out = [node("p", {class: "answer"},
                    button("✓ Accept", () => give([item], {answer: "accept"}), {class: "accept", ...pressed("accept")}),
                    button("✗ Reject", () => give([item], {answer: "reject"}), {class: "reject", ...pressed("reject")}),
                    ...(answer ? [button("No answer", () => give([item], undefined))] : []),
                    ...(places > 1 ? [node("span", {class: "muted"}, `one decision for ${places} places that are alike`)] : []))];
  if (item.places) return out;
  const alike = store.alike.get(sameKey(item));
  if (alike.length > 1) out.push(both("This same change everywhere", alike, "this same change everywhere is"));
  const ofRule = store.ofRule.get(ruleKey(item));
  if (ofRule.length > 1) out.push(both(`Rule ${item.rule} in this file`, ofRule, `rule ${item.rule} in this file is`));
  out.push(editor(item));
  return out;
}

function drawDetails() {
  const item = currentItem();
  const place = byName("details");
  if (!item) return place.replaceChildren();
  const row = currentRow();
  const heading = node("h2", {}, node("span", {class: "path"}, whereOf(item)), tagOf([item]),
                       ...(row.length > 1 ? [node("span", {class: "count"}, `the first of ${row.length.toLocaleString("en")}`)] : []));
  place.replaceChildren(heading, node("div", {class: "columns"},
                                      node("div", {class: "wholes"}, ...texts(item), ...controls(item)), facts(item)));
}

// What fits beside the mouse: bytes and channel.
const tip = {timer: 0};

function hideTip() {
  clearTimeout(tip.timer);
  byName("tip").hidden = true;
}

function showTip(item, target) {
  const place = byName("tip");
  place.replaceChildren(...[item.channel, item.bytes, `bytes ${item.start}–${item.end} of ${item.document.encoding}`, item.evidence || item.what]
    .filter(Boolean).map(text => node("div", {}, text)));
  place.hidden = false;
  const {left, top, bottom} = target.getBoundingClientRect();
  const {width, height} = place.getBoundingClientRect();
  place.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
  place.style.top = `${bottom + height + 8 < innerHeight ? bottom + 6 : top - height - 6}px`;
}

function watchMouse() {
  const place = byName("list");
  place.addEventListener("mouseover", event => {
    hideTip();
    const target = event.target.closest(".texts");
    const index = event.target.closest(".row")?.dataset.index;
    if (target && index !== undefined)
      tip.timer = setTimeout(() => target.isConnected && showTip(list.rows[index][0], target), TIP_WAIT);
  });
  place.addEventListener("mouseleave", hideTip);
  place.addEventListener("scroll", hideTip, {passive: true});
}
