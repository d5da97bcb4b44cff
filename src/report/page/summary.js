// The first page: how much was found, by rule, channel and encoding; what is lost, and what was skipped and why.
"use strict";

const ROWS = 12; // of a table with plots, before all are asked for
const TOLD = 200; // files of a list; the program tells all of them with --summary

// Parts of a whole beside each other, as wide as they are large.
function barOf(parts, most) {
  const drawn = svg("svg", {class: "plot", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true"});
  let at = 0;
  for (const [kind, count] of parts) {
    const wide = most > 0 ? (count / most) * 100 : 0;
    // Of something, a little can be seen.
    if (count > 0) drawn.append(svg("rect", {class: kind, x: at, y: 0, width: Math.max(wide, 0.6), height: 10}));
    at += wide;
  }
  return drawn;
}

function changeParts({applied, suggested, reported}) {
  return [["safe", applied], ["suggested", suggested], ["reported", reported]];
}

// One row of a table with a plot: what it is, the plot, numbers.
function plotRow(label, parts, most, numbers, choose) {
  const name = choose ? button(label, choose, {class: "link", title: "Show these changes"}) : label;
  return node("tr", {}, node("th", {scope: "row"}, name), node("td", {class: "plots"}, barOf(parts, most)),
              ...numbers.map(number => node("td", {class: "number"}, number.toLocaleString("en"))));
}

function plotTable(title, columns, rows) {
  if (rows.length === 0) return [];
  // A long tail waits for whoever asks.
  const tail = rows.length > ROWS + 2 ? rows.slice(ROWS) : [];
  for (const row of tail) row.classList.add("tail");
  const all = button(`Show all ${rows.length}`, event => {
    for (const row of tail) row.classList.remove("tail");
    event.target.remove();
  }, {class: "small"});
  const [first, ...numbers] = columns;
  const heads = [node("th", {scope: "col"}, first), node("td", {}), // the plot only shows what the numbers say
                 ...numbers.map(each => node("th", {scope: "col", class: "number"}, each))];
  return [node("section", {class: "card"}, node("h2", {}, title),
               node("table", {}, node("thead", {}, node("tr", {}, ...heads)), node("tbody", {}, ...rows)),
               ...(tail.length > 0 ? [node("p", {}, all)] : []))];
}

function figure(count, label, kind = "") {
  return node("div", {class: `figure ${kind}`}, node("strong", {}, count.toLocaleString("en")), node("span", {}, label));
}

function figures({documents, with_findings, applied, suggested, reported, lost, skipped, troubles}) {
  const all = [figure(applied, "to apply", "safe"), figure(suggested, "suggested", "suggested"), figure(lost, "lost", "lost"),
               figure(with_findings, `of ${counted(documents, "document")} with findings`)];
  if (reported > 0) all.push(figure(reported, "for you to judge", "reported"));
  if (skipped.length > 0) all.push(figure(skipped.length, "skipped"));
  if (troubles.length > 0) all.push(figure(troubles.length, "in trouble", "lost"));
  return all;
}

function leftOut(title, files) {
  if (files.length === 0) return [];
  const rows = files.slice(0, TOLD).map(({path, reason}) => node("tr", {}, node("th", {scope: "row"}, path), node("td", {}, reason)));
  const more = files.length > TOLD ? [node("p", {class: "muted"}, `and ${counted(files.length - TOLD, "file")} more`)] : [];
  return [node("section", {class: "card"}, node("h2", {}, title), node("table", {}, node("tbody", {}, ...rows)), ...more)];
}

// `choose({rule} or {channel})` shows the changes that a row counts.
function drawSummary(choose) {
  const {counts} = store;
  const most = (rows, size) => Math.max(0, ...rows.map(size));
  const judged = counts.reported > 0;
  const heads = ["to apply", "suggested", ...(judged ? ["reported"] : [])];
  const numbers = each => [each.applied, each.suggested, ...(judged ? [each.reported] : [])];
  const changes = each => each.applied + each.suggested + each.reported;
  const findings = each => changes(each) + each.lost;
  const rules = most(counts.rules, changes), channels = most(counts.channels, changes),
        losses = most(counts.losses, each => each.places), encodings = most(counts.encodings, each => each.documents);
  const total = changes(counts) + counts.lost;
  byName("summary").replaceChildren(
    node("section", {class: "card wide"}, node("div", {class: "figures"}, ...figures(counts)),
         barOf([...changeParts(counts), ["lost", counts.lost]], total),
         node("p", {class: "muted"}, total === 0 ? "Nothing was found." : "Green: what fix makes. Yellow: only suggested. " + (judged ? "Violet: for you to judge. " : "") + "Red: lost for good.")),
    ...plotTable("Rules", ["rule", ...heads], counts.rules.map(
      each => plotRow(each.rule, changeParts(each), rules, numbers(each), () => choose({rule: each.rule})))),
    ...plotTable("What happened to the text", ["channel", ...heads], counts.channels.map(
      each => plotRow(each.channel, changeParts(each), channels, numbers(each),
                      () => choose({channel: each.channel})))),
    ...plotTable("Encodings", ["encoding", "documents", "bytes", "findings"], counts.encodings.map(
      each => plotRow(each.encoding, [["plain", each.documents]], encodings, [each.documents, each.bytes, findings(each)]))),
    ...plotTable("Lost for good", ["what", "places"], counts.losses.map(
      each => plotRow(each.what, [["lost", each.places]], losses, [each.places]))),
    ...leftOut("Skipped", counts.skipped),
    ...leftOut("In trouble", counts.troubles));
}
