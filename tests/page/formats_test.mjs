// JSON and SARIF of every fixture: valid by their schemas, the same in every run, and the fixes of the log give what
// `fix` gives.  Usage: formats_test.mjs PROGRAM
import assert from "node:assert/strict";
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";

import {holds, validator} from "./schema.mjs";
import {filesBelow, fixtures, lines, require, root, run, scratch} from "./support.mjs";

const OlderAjv = require("ajv-draft-04").default;
const addFormats = require("ajv-formats").default;

test("every line of JSON is as the schema says", () => {
  const files = filesBelow(fixtures).length;
  assert.equal(holds("document", lines(["check", "--format", "json", fixtures])), files);
  assert.equal(holds("document", lines(["explain", "--unsafe-fixes", "--to", "keep", "--preset", "corpus", "--format",
                                        "json", fixtures])), files);
  assert.equal(holds("detection", lines(["detect", "--format", "json", fixtures])), files);
  assert.ok(holds("rule", lines(["rules", "--format", "json"])) > 10);
  assert.equal(holds("summary", lines(["check", "--summary", "--format", "json", fixtures])), 1);
});

test("the schema can refuse", () => {
  const [line] = lines(["check", "--format", "json", join(fixtures, "wild", "gbk-glossed.txt")]);
  const validate = validator("document");
  assert.ok(validate(line));
  for (const spoil of [each => delete each.path, each => (each.more = 1), each => (each.changes[0].line = 0),
                       each => (each.changes[0].safety = "sure"), each => (each.changes[0].channel[0].cased = "title")]) {
    const spoilt = structuredClone(line);
    spoil(spoilt);
    assert.ok(!validate(spoilt), spoil.toString());
  }
});

// The places of all fixes that belong to changes which `fix` makes, by file.
function replacements(log) {
  const byFile = new Map();
  for (const result of log.runs[0].results) {
    if (result.properties?.applies === false) continue;
    for (const fix of result.fixes ?? [])
      for (const change of fix.artifactChanges) {
        const uri = change.artifactLocation.uri;
        byFile.set(uri, [...(byFile.get(uri) ?? []), ...change.replacements]);
      }
  }
  return byFile;
}

function applied(bytes, made) {
  let out = [], at = 0;
  for (const {deletedRegion: {byteOffset, byteLength}, insertedContent: {text, binary}} of
       made.toSorted((a, b) => a.deletedRegion.byteOffset - b.deletedRegion.byteOffset)) {
    assert.ok(byteOffset >= at, "fixes overlap");
    out.push(bytes.subarray(at, byteOffset), binary === undefined ? Buffer.from(text) : Buffer.from(binary, "base64"));
    at = byteOffset + byteLength;
  }
  return Buffer.concat([...out, bytes.subarray(at)]);
}

test("the log is SARIF 2.1.0, and its fixes are those of fix", t => {
  const folder = scratch(t);
  const written = run(["check", "--format", "sarif", "fixtures"]);
  assert.ok(written.equals(run(["check", "--format", "sarif", "--jobs", "1", "fixtures"])), "a rerun gives the same bytes");
  const official = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")));
  const older = addFormats(new OlderAjv({strict: false, allErrors: true, unicodeRegExp: false}));
  const validate = older.compile(official);
  const log = JSON.parse(written);
  assert.ok(validate(log), older.errorsText(validate.errors?.slice(0, 5)));
  assert.ok(!validate({...log, version: "2.0.0"}));

  run(["fix", "--no-journal", "--output-dir", folder, "fixtures"]);
  const byFile = replacements(log);
  assert.ok(byFile.size > 50);
  for (const {location: {uri}, encoding} of log.runs[0].artifacts) {
    const path = decodeURIComponent(uri);
    const mended = applied(readFileSync(join(root, path)), byFile.get(uri) ?? []);
    assert.ok(mended.equals(readFileSync(join(folder, path))), `${uri} (${encoding})`);
  }
});

test("fixes in records keep what the records are written in", t => {
  const folder = scratch(t);
  const path = join(folder, "lines.jsonl");
  const texts = ["DrÃ¼ben \\\"schlÃ¤ft\\\" das DÃ¶rfchen", "GrÃ¼Ã\u009Fe \\u00c3\\u00bc"];
  writeFileSync(path, texts.map(text => `{"text": "${text}"}\n`).join(""));
  const log = JSON.parse(run(["check", "--records", "jsonl:text", "--format", "sarif", path]));
  const mended = applied(readFileSync(path), [...replacements(log).values()].flat());
  const fixed = run(["fix", "--records", "jsonl:text"], {input: readFileSync(path)});
  assert.equal(mended.toString(), fixed.toString());
  assert.ok(fixed.includes('Drüben \\"schläft'));
});

test("regions in characters and in bytes are the same place", () => {
  const log = JSON.parse(run(["check", "--format", "sarif", "fixtures/wild/gbk-glossed.txt"]));
  const bytes = readFileSync(join(fixtures, "wild", "gbk-glossed.txt"));
  const text = bytes.toString().split("\n").map(line => [...line]);
  const results = log.runs[0].results;
  assert.ok(results.length > 1000);
  for (const {locations: [{physicalLocation: {region}}], message} of results) {
    assert.ok(message.text.length > 5);
    const read = bytes.subarray(region.byteOffset, region.byteOffset + region.byteLength).toString();
    if (region.startLine === region.endLine)
      assert.equal(text[region.startLine - 1].slice(region.startColumn - 1, region.endColumn - 1).join(""), read);
    if (region.snippet) assert.equal(region.snippet.text, read);
  }
});
