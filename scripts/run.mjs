// Runs one of the project's commands on a machine that has nothing but Node: checks Node's version, installs packages
// when they are missing or the lock file changed, then hands over to scripts/<command>.ts. Plain JavaScript with only
// Node's own modules, because nothing else may be there yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { isSupportedNode, SUPPORTED_NODE } from './node-version.mjs';

const COMMANDS = ['start', 'dev', 'test', 'check', 'devnet', 'bench'];
const PROGRESS_EVERY_MS = 5_000;
const PARENT_CHECK_EVERY_MS = 300;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const lockFile = path.join(root, 'package-lock.json');
const installedRecord = path.join(root, 'node_modules', '.millrace-lock');

const [command = '', ...args] = process.argv.slice(2);
if (!COMMANDS.includes(command)) fail(`Unknown command "${command}". Use one of: ${COMMANDS.join(', ')}.`);
if (!isSupportedNode(process.versions.node)) {
  fail(`Millrace needs Node ${SUPPORTED_NODE}; this is ${process.version}. Get it from https://nodejs.org.`);
}
if (!isInstalled()) await install();
await runCommand();

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function isInstalled() {
  return existsSync(installedRecord) && readFileSync(installedRecord, 'utf8') === lockHash();
}

async function install() {
  const startedAt = Date.now();
  console.log('Installing packages (the first time, and when package-lock.json changed)…');
  const timer = setInterval(() => {
    console.log(`  still installing, ${Math.round((Date.now() - startedAt) / 1000)} s`);
  }, PROGRESS_EVERY_MS);
  const { code, output } = await npmInstall();
  clearInterval(timer);
  if (code !== 0) fail(`Installing packages failed (npm install ended with ${code}):\n${output}`);
  writeFileSync(installedRecord, lockHash());
  console.log(`Packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

function npmInstall() {
  const npmArgs = ['install', '--include=dev', '--no-audit', '--no-fund'];
  // Under `npm start` npm names its own script, which works on every system without a shell.
  const npmScript = process.env.npm_execpath;
  const child = npmScript
    ? spawn(process.execPath, [npmScript, ...npmArgs], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', npmArgs, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const stopInstall = forwardSignals(child);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: error.message, output: '' }));
    child.once('close', (code, signal) => {
      stopInstall();
      resolve({ code: code ?? signal, output: Buffer.concat(chunks).toString('utf8').trim() });
    });
  });
}

/** Runs the command and ends with its exit code. The IPC channel lets it notice when this process is killed. */
async function runCommand() {
  const script = path.join(root, 'scripts', `${command}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  forwardSignals(child);
  if (process.env.npm_lifecycle_event) stopWithNpm(child);
  const { code, signal } = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, exitSignal) => resolve({ code: exitCode, signal: exitSignal }));
  });
  if (signal !== null) console.error(`${command} was ended by ${signal}.`);
  process.exit(code ?? 1);
}

/**
 * npm puts a shell between itself and this process, and a signal to npm ends npm or that shell without reaching us.
 * Either shows as a change among our ancestors.
 */
function stopWithNpm(child) {
  const ancestors = npmAncestors();
  const timer = setInterval(() => {
    if (npmAncestors() === ancestors) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, PARENT_CHECK_EVERY_MS);
}

/** Our parent, and when that is npm's shell, its parent too, which is npm. Only Linux tells the latter cheaply. */
function npmAncestors() {
  const parent = process.ppid;
  const folder = `/proc/${parent}`;
  if (!existsSync(folder)) return String(parent);
  const isShell = readFileSync(`${folder}/cmdline`, 'utf8').split('\0')[1] === '-c';
  return isShell
    ? `${parent} ${/^PPid:\s*(\d+)/m.exec(readFileSync(`${folder}/status`, 'utf8'))?.[1]}`
    : String(parent);
}

function forwardSignals(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
