// The API as a program uses it, for what a test prepares or looks up beside the pages.
import { PASSWORD } from "./server";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export class Api {
  private constructor(
    private readonly address: string,
    readonly cookies: Record<string, string>,
    private readonly csrf: string,
  ) {}

  static async signIn(address: string, account: string, password = PASSWORD): Promise<Api> {
    const answer = await fetch(`${address}/api/v1/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account, password }),
    });
    const body = (await answer.json()) as Json;
    if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${JSON.stringify(body)}`);
    const cookies: Record<string, string> = {};
    for (const line of answer.headers.getSetCookie()) {
      const pair = line.split(";")[0] ?? "";
      cookies[pair.slice(0, pair.indexOf("="))] = pair.slice(pair.indexOf("=") + 1);
    }
    return new Api(address, cookies, body.csrf);
  }

  async send(method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await fetch(this.address + path, {
      method,
      headers: {
        cookie: Object.entries(this.cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join("; "),
        "x-csrf-token": this.csrf,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  }

  get(path: string): Promise<Json> {
    return this.send("GET", path);
  }

  async first(path: string): Promise<Json> {
    const item = (await this.get(path)).items[0];
    if (!item) throw new Error(`${path} is empty`);
    return item;
  }
}
