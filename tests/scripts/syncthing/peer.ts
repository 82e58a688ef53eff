import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Ms that a peer may take to answer. */
const PATIENCE_MS = 60_000;
const PACE_MS = 200;
const KEY = 'only-on-loopback';

/** A Syncthing of its own on loopback, which tells nobody of itself. */
export interface Peer {
  /** The folder that it carries. */
  folder: string;
  /** How others know it. */
  id: string;
  port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Shares the folder with another one. */
  meet(other: Peer): Promise<void>;
}

/** @param home where it keeps what it knows, and what it carries */
export async function createPeer(home: string): Promise<Peer> {
  const folder = join(home, 'folder');
  const config = join(home, 'config');
  await mkdir(folder, { recursive: true });
  await run(['generate', `--home=${config}`, '--no-default-folder', '--skip-port-probing']);
  const id = (await run(['serve', `--home=${config}`, '--device-id'])).trim();
  const [port, api] = [await freePort(), await freePort()];
  let process: ChildProcess | undefined;

  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${api}/rest/${path}`, {
      method,
      headers: { 'X-API-Key': KEY },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text && JSON.parse(text);
  }

  const peer: Peer = {
    folder,
    id,
    port,
    async start() {
      process = spawn(
        'syncthing',
        [
          ...['serve', `--home=${config}`, '--no-browser', '--no-restart', '--no-upgrade'],
          ...[`--gui-address=127.0.0.1:${api}`, `--gui-apikey=${KEY}`],
        ],
        { stdio: 'ignore' },
      );
      const until = Date.now() + PATIENCE_MS;
      while (!(await ask('GET', 'system/ping').catch(() => false))) {
        if (Date.now() > until) throw new Error('Syncthing does not answer');
        await pause(PACE_MS);
      }
      await ask('PATCH', 'config/options', {
        ...{ globalAnnounceEnabled: false, localAnnounceEnabled: false, relaysEnabled: false },
        ...{ natEnabled: false, crashReportingEnabled: false, urAccepted: -1, reconnectionIntervalS: 1 },
        listenAddresses: [`tcp://127.0.0.1:${port}`],
      });
    },
    async stop() {
      if (!process) return;
      const ended = once(process, 'exit');
      process.kill();
      await ended;
      process = undefined;
    },
    async meet(other) {
      await ask('POST', 'config/devices', {
        deviceID: other.id,
        addresses: [`tcp://127.0.0.1:${other.port}`],
      });
      await ask('POST', 'config/folders', {
        ...{ id: 'microwin', path: folder, fsWatcherEnabled: true, fsWatcherDelayS: 1, rescanIntervalS: 5 },
        devices: [{ deviceID: id }, { deviceID: other.id }],
      });
    },
  };
  return peer;
}

async function run(words: string[]): Promise<string> {
  return (await promisify(execFile)('syncthing', words)).stdout;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
