// What the tests in JavaScript share: the program, its fixtures, scratch folders, and packages.
import {spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, rmSync, statSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";

// The packages lie in the build folder, where `import` does not look.
export const require = createRequire(join(process.env.MOJIMEND_PACKAGES, "package.json"));
export const program = resolve(process.argv[2]);
export const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..", "..");
export const fixtures = join(root, "fixtures");

// Bytes of standard output. `exits`: the codes that are right.
export function run(args, {cwd = root, input, exits = [0, 1]} = {}) {
  const done = spawnSync(program, args, {cwd, input, maxBuffer: 1 << 30});
  if (!exits.includes(done.status))
    throw new Error(`mojimend ${args.join(" ")} exits with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

export function lines(args, options) {
  return run(args, options).toString().split("\n").filter(Boolean).map(each => JSON.parse(each));
}

export function scratch(test) {
  const folder = mkdtempSync(join(tmpdir(), "mojimend-page-"));
  test.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

export function filesBelow(folder) {
  return readdirSync(folder, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap(each => {
    const path = join(folder, each.name);
    return each.isDirectory() ? filesBelow(path) : statSync(path).isFile() ? [path] : [];
  });
}
