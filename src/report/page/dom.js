// What all parts of the page draw with. Text from files goes in as text, never as markup.
"use strict";

function byName(id) {
  return document.getElementById(id);
}

// node("span", {class: "path", title: "…"}, "text", anotherNode, …)
function node(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function button(text, click, attributes = {}) {
  const made = node("button", {type: "button", ...attributes}, text);
  made.addEventListener("click", click);
  return made;
}

// "1,053 changes", "1 change"
function counted(count, one, more = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
}

// One of the texts of an item, with frames around the names of what is not seen, and marks on the words that differ.
// `most`: code units that are shown, from
// the end for what stands in front.
function textNodes(item, key, most = Infinity) {
  const nodes = [];
  const whole = item.shown?.[key] ?? item[key] ?? "";
  let shown = whole;
  // What is left of a name or a pair that the cut went through is none.
  if (whole.length > most)
    shown = key === "front" ? whole.slice(-most).replace(/^[^\x01\x02]*\x02|^[\uDC00-\uDFFF]/, "")
                            : whole.slice(0, most).replace(/\x01[^\x02]*$|[\uD800-\uDBFF]$/, "");
  let place = nodes; // or what is inside of a word that differs
  if (key === "front" && shown.length < whole.length) nodes.push("…");
  for (const [token, name, text] of shown.matchAll(/\x01([^\x01-\x04]*)\x02|([^\x01-\x04]+)|[\x03\x04]/g)) {
    if (token === "\x03") nodes.push(place = node("span", {class: "part"}));
    else if (token === "\x04") place = nodes;
    else if (place === nodes) place.push(text ?? node("span", {class: "name"}, name));
    else place.append(text ?? node("span", {class: "name"}, name));
  }
  if (key !== "front" && shown.length < whole.length) nodes.push("…");
  return nodes;
}

function say(text) {
  byName("said").textContent = text;
}

// A list of which only what is seen is drawn. `draw(index)` makes a row; rows are `height` pixels high.
class VirtualList {
  // Browsers draw nothing beyond some 16 million pixels; from here on, a pixel of scrolling is more than one.
  static TALLEST = 8_000_000;
  static BEYOND = 4; // rows drawn beyond what is seen

  constructor(element, height, draw) {
    this.element = element;
    this.height = height;
    this.draw = draw;
    this.count = 0;
    this.current = 0;
    this.space = node("div", {class: "space", role: "presentation"});
    element.append(this.space);
    element.addEventListener("scroll", () => this.drawSoon(), {passive: true});
    new ResizeObserver(() => {
      this.resize();
      this.reveal();
    }).observe(element);
  }

  resize() {
    this.asked = undefined;
    this.space.style.height = `${this.tall()}px`;
    this.drawSoon();
  }
  tall() {
    return Math.min(this.count * this.height, VirtualList.TALLEST);
  }
  // Pixels of rows for a pixel of scrolling.
  scale() {
    const seen = this.element.clientHeight;
    return this.tall() <= seen ? 1 : (this.count * this.height - seen) / (this.tall() - seen);
  }
  // Pixels of rows above what is seen. Where a pixel of scrolling is many, the place that was asked for holds until
  // somebody scrolls.
  top() {
    const {scrollTop} = this.element;
    return this.asked?.scrollTop === scrollTop ? this.asked.top : scrollTop * this.scale();
  }
  scrollTo(top) {
    this.element.scrollTop = top / this.scale();
    this.asked = {scrollTop: this.element.scrollTop, top};
  }
  show(count, current = 0) {
    this.count = count;
    this.current = Math.max(0, Math.min(current, count - 1));
    this.resize();
    this.reveal();
  }
  drawSoon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.drawNow();
    });
  }
  drawNow() {
    const top = this.top();
    const first = Math.max(0, Math.floor(top / this.height) - VirtualList.BEYOND);
    const last = Math.min(this.count, Math.ceil((top + this.element.clientHeight) / this.height) + VirtualList.BEYOND);
    const rows = [];
    for (let i = first; i < last; ++i) {
      const row = this.draw(i);
      row.id = `${this.element.id}-${i}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-posinset", i + 1);
      row.setAttribute("aria-setsize", this.count);
      row.setAttribute("aria-selected", i === this.current);
      row.dataset.index = i;
      row.style.transform = `translateY(${this.element.scrollTop + i * this.height - top}px)`;
      rows.push(row);
    }
    this.space.replaceChildren(...rows);
    if (this.count > 0) this.element.setAttribute("aria-activedescendant", `${this.element.id}-${this.current}`);
    else this.element.removeAttribute("aria-activedescendant");
  }
  // Scrolls no more than is needed to see the current row.
  reveal() {
    const seen = this.element.clientHeight, top = this.top(), start = this.current * this.height;
    if (start < top) this.scrollTo(start);
    else if (start + this.height > top + seen) this.scrollTo(start + this.height - seen);
    this.drawSoon();
  }
  go(index) {
    if (this.count === 0) return;
    this.current = Math.max(0, Math.min(index, this.count - 1));
    this.reveal();
  }
}
