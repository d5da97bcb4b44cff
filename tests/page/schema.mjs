// docs/json.schema.json as a judge.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";

import {require, root} from "./support.mjs";

const Ajv = require("ajv/dist/2020").default;

// The published schema lets members come that it does not know. None may, here: each must be told in it.
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const out = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return schema.properties ? {...out, additionalProperties: false} : out;
}

const schema = JSON.parse(readFileSync(join(root, "docs", "json.schema.json")));
const ajv = new Ajv({allErrors: true}).addSchema(closed(schema), "ours");

export function validator(name) {
  return ajv.getSchema(`ours#/$defs/${name}`);
}

// The number of values, each of which must be as $defs has it under the name.
export function holds(name, values) {
  const validate = validator(name);
  for (const each of values)
    assert.ok(validate(each), `${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(each).slice(0, 500)}`);
  return values.length;
}
