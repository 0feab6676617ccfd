// The real binary with demo data, and a real mail server beside it, as child processes.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const HERE = dirname(fileURLToPath(import.meta.url));
export const CHECKOUT = join(HERE, "..", "..");
export const PASSWORD = "sanyou-demo-2026";

// The moment at which every server under test starts: a Tuesday morning.
export const MORNING = "2026-11-24T09:00:00+08:00";

function binary(): string {
  const target = process.env.CARGO_TARGET_DIR ?? join(CHECKOUT, "target");
  return process.env.SANYOU_BIN ?? join(target, "debug", "sanyou");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

export interface Mail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

export class MailServer {
  readonly received: Mail[] = [];

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static start(): Promise<MailServer> {
    const child = spawn(process.execPath, [join(HERE, "mail-server.mjs")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    return new Promise((resolve, reject) => {
      let server: MailServer | undefined;
      child.once("error", reject);
      createInterface({ input: child.stdout! }).on("line", (line) => {
        if (server) {
          server.received.push(JSON.parse(line) as Mail);
        } else {
          server = new MailServer(child, `smtp://lianxin%40county.test:mailbox-secret@127.0.0.1:${line}`);
          resolve(server);
        }
      });
    });
  }

  stop(): void {
    this.child.kill("SIGKILL");
  }
}

export class Server {
  private child?: ChildProcess;
  /** Kept with the pictures, for whoever asks why a test failed. */
  private readonly logFile: string;

  private constructor(
    readonly address: string,
    readonly data: string,
    private readonly environment: Record<string, string>,
  ) {
    mkdirSync(join(CHECKOUT, "tests/artefacts"), { recursive: true });
    this.logFile = join(CHECKOUT, "tests/artefacts", `server-${new URL(address).port}.log`);
  }

  static async start(environment: Record<string, string> = {}, clock = MORNING): Promise<Server> {
    const port = await freePort();
    const data = mkdtempSync(join(tmpdir(), "sanyou-browser-"));
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith("SANYOU_"));
    const server = new Server(`http://127.0.0.1:${port}`, data, {
      ...(Object.fromEntries(own) as Record<string, string>),
      SANYOU_LISTEN: `127.0.0.1:${port}`,
      SANYOU_PUBLIC_URL: `http://127.0.0.1:${port}`,
      SANYOU_DATA: data,
      ...environment,
    });
    await server.launch(clock);
    return server;
  }

  // Stops it as an office would and starts it again at another moment, over the same data.
  async moveTo(clock: string): Promise<void> {
    await this.halt("SIGTERM");
    await this.launch(clock);
  }

  async stop(): Promise<void> {
    await this.halt("SIGKILL");
    rmSync(this.data, { recursive: true, force: true });
  }

  log(): string {
    return readFileSync(this.logFile, "utf8");
  }

  private async launch(clock: string): Promise<void> {
    const log = openSync(this.logFile, "a");
    const child = spawn(binary(), ["serve", "--demo"], {
      env: { ...this.environment, SANYOU_TEST_CLOCK: clock },
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    let fault: Error | undefined;
    child.once("error", (error) => {
      fault = error;
    });
    this.child = child;
    const limit = Date.now() + 120_000;
    for (;;) {
      if (fault) throw fault;
      if (child.exitCode !== null) throw new Error(`the server ended (${child.exitCode}):\n${this.log()}`);
      const ready = await fetch(`${this.address}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      if (Date.now() > limit) throw new Error(`the server is not ready:\n${this.log()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private async halt(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }
}
