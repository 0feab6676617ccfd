// The API as a program uses it, for what a test prepares or looks up beside the pages.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

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
        ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  }

  /** Uploads a roster for the account's own unit and waits until it is read. */
  async upload(file: string): Promise<Json> {
    const form = new FormData();
    form.append("file", new Blob([readFileSync(file)]), basename(file));
    form.append("unit", (await this.get("/api/v1/me")).home_unit.id);
    const { id }: Json = await this.send("POST", "/api/v1/roster-imports", form);
    for (;;) {
      const roster: Json = await this.get(`/api/v1/roster-imports/${id}`);
      if (roster.state !== "reading") return roster;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  get(path: string): Promise<Json> {
    return this.send("GET", path);
  }

  async all(path: string): Promise<Json[]> {
    const items: Json[] = [];
    for (let cursor = ""; ; ) {
      const joint = path.includes("?") ? "&" : "?";
      const page = await this.get(cursor ? `${path}${joint}cursor=${cursor}` : path);
      items.push(...page.items);
      if (!page.next) return items;
      cursor = page.next;
    }
  }

  async first(path: string): Promise<Json> {
    const item = (await this.get(path)).items[0];
    if (!item) throw new Error(`${path} is empty`);
    return item;
  }
}
