// The pictures of docs/img/; scripts/make-screenshots starts it. A terminal is tmux, whose screen xterm.js draws.
import {spawnSync} from "node:child_process";
import {copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";

import {keys, launch, open, quit, showChanges} from "../tests/page/browser.mjs";
import {fixtures, program, require, root, run} from "../tests/page/support.mjs";

const LARGEST = 200_000; // bytes of a picture
const COLUMNS = 100, ROWS = 22;
const SPECIMEN = "page.txt";
const THEME = {background: "#0d1117", foreground: "#e6edf3", black: "#484f58", red: "#ff7b72", green: "#3fb950", yellow: "#d29922",
               blue: "#58a6ff", magenta: "#bc8cff", cyan: "#39c5cf", white: "#b1bac4", brightBlack: "#6e7681", brightRed: "#ffa198",
               brightGreen: "#56d364", brightYellow: "#e3b341", brightBlue: "#79c0ff", brightMagenta: "#d2a8ff",
               brightCyan: "#56d4dd", brightWhite: "#f0f6fc", cursor: "#0d1117"};

const scratch = mkdtempSync(join(tmpdir(), "mojimend-pictures-"));

function tmux(...args) {
  const done = spawnSync("tmux", ["-L", `pictures-${process.pid}`, "-f", "/dev/null", ...args], {encoding: "utf8", cwd: scratch});
  if (done.status !== 0) throw new Error(`tmux ${args.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

// What a terminal shows once the command has run and these keys were pressed in it.
async function screenOf(command, ...pressed) {
  const shell = `PS1='$ ' exec bash --norc --noprofile`;
  tmux("new-session", "-d", "-x", COLUMNS, "-y", ROWS, shell);
  try {
    tmux("send-keys", `PATH=${dirname(program)}:$PATH; clear`, "Enter");
    await pause(300);
    tmux("send-keys", command, "Enter");
    await pause(1500);
    for (const each of pressed) {
      tmux("send-keys", each);
      await pause(250);
    }
    return tmux("capture-pane", "-e", "-p");
  } finally {
    tmux("kill-server");
  }
}

async function drawTerminal(name, screen) {
  const page = await (await launch()).newPage({viewport: {width: 1400, height: 1000}, deviceScaleFactor: 1});
  await page.setContent(`<style>body { margin: 0; background: ${THEME.background}; } #screen { display: inline-block; padding: 14px; }
    .xterm-viewport { overflow: hidden !important; }</style><div id="screen"></div>`);
  await page.addStyleTag({path: require.resolve("@xterm/xterm/css/xterm.css")});
  await page.addScriptTag({path: require.resolve("@xterm/xterm/lib/xterm.js")});
  await page.evaluate(({text, theme, columns, rows}) => new Promise(resolve => {
    const terminal = new Terminal({cols: columns, rows, theme, fontSize: 14, lineHeight: 1.15, scrollback: 0, convertEol: true,
                                   fontFamily: '"Noto Sans Mono", "Noto Sans Mono CJK TC", monospace', cursorStyle: "underline"});
    terminal.open(document.getElementById("screen"));
    terminal.write(`${text.trimEnd()}\x1b[?25l`, () => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }), {text: screen, theme: THEME, columns: COLUMNS, rows: ROWS});
  await page.locator("#screen").screenshot({path: picture(name)});
  await page.close();
}

function picture(name) {
  return join(root, "docs", "img", `${name}.png`);
}

function pageOf(...paths) {
  const file = join(scratch, "report.html");
  run(["check", "--format", "html", "--quiet", "--output", file, ...paths], {cwd: scratch});
  return file;
}

async function drawPage(name, page) {
  await page.setViewportSize({width: 1160, height: 690});
  await pause(300);
  await page.screenshot({path: picture(name)});
  await page.context().close();
}

const PICTURES = {
  "diff": async name => drawTerminal(name, await screenOf(`mojimend diff --color always --width ${COLUMNS} ${SPECIMEN} | less -R`)),
  "review": async name => drawTerminal(name, await screenOf(`mojimend review --save answers.json ${SPECIMEN}`, "y", "n", "y")),
  "page-specimen": async name => {
    const page = await open(pageOf(SPECIMEN), {colorScheme: "light"});
    await showChanges(page);
    await keys(page, "a", "a", "r", "a", "j");
    await drawPage(name, page);
  },
  "page-side-by-side": async name => {
    const page = await open(pageOf("corpus"), {colorScheme: "dark"});
    await showChanges(page);
    await page.selectOption("#view", "side");
    await page.fill("#find-file", "mojibake");
    await page.selectOption("#rule", "mojibake");
    await page.locator("#list").focus();
    await keys(page, "j", "j", "a", "r", "a", "j");
    await drawPage(name, page);
  },
  "page-summary": async name => drawPage(name, await open(pageOf("corpus"), {colorScheme: "light"})),
};

try {
  mkdirSync(join(root, "docs", "img"), {recursive: true});
  copyFileSync(join(fixtures, "wild", "gbk-glossed.txt"), join(scratch, SPECIMEN));
  spawnSync("cp", ["-r", fixtures, join(scratch, "corpus")]);
  const wanted = process.argv.length > 3 ? process.argv.slice(3) : Object.keys(PICTURES);
  for (const name of wanted) {
    await PICTURES[name](name);
    const {size} = statSync(picture(name));
    console.log(`${name}: ${Math.round(size / 1000)} KB`);
    if (size > LARGEST) throw new Error(`${name} is larger than ${LARGEST} bytes`);
  }
} finally {
  await quit();
  rmSync(scratch, {recursive: true, force: true});
}
