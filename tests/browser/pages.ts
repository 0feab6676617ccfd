// Every page of the front ends, from their own routers: a page that is added there is opened here, or the
// test says that it does not know what to put in its address.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Api, Json } from "./api";
import { CHECKOUT } from "./server";

const ROSTER = join(CHECKOUT, "tests/fixtures/rosters/1/by-township.xlsx");

export type Account = "county" | "worker" | "system" | "security" | "auditor";

export interface Page {
  path: string;
  account: Account | null;
}

/** Pages that are another's than the organiser's. */
const OTHERS: Record<string, Account> = { "/accounts": "system", "/grants": "security", "/audit": "auditor" };

function routes(front: string): string[] {
  const router = readFileSync(join(CHECKOUT, "server/web/src", front, "router.ts"), "utf8");
  return [...router.matchAll(/path: ['"]([^'"]*)['"]/g)].map((match) => match[1] ?? "");
}

function fill(route: string, values: Record<string, string>): string {
  return route.replace(/:([a-z]+)(\(.*?\)\*?)?/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for :${name} of ${route}: add one to pages.ts`);
    return value;
  });
}

/** A route's address: the console nests its own below `/`, the phone's router stands at `/me`. */
function absolute(route: string, below = ""): string {
  const path = below + (route.startsWith("/") ? route : `/${route}`);
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

async function consoleValues(county: Api): Promise<Record<string, Record<string, string>>> {
  const session: Json = await county.first("/api/v1/sessions");
  const whole: Json = await county.get(`/api/v1/sessions/${session.id}`);
  const roster: Json = await county.upload(ROSTER);
  return {
    organisations: { organisation: (await county.first("/api/v1/organisations")).id },
    "party-organisations": { party: (await county.first("/api/v1/party-organisations")).id },
    people: { person: (await county.first("/api/v1/people")).id },
    imports: { id: roster.id },
    sessions: { id: session.id },
    courses: { id: (await county.first("/api/v1/courses")).id },
    "year-plans": { id: (await county.first("/api/v1/year-plans")).id },
    venues: { venue: (await county.first("/api/v1/venues")).id },
    lecturers: { lecturer: (await county.first("/api/v1/lecturers")).id },
    slots: { slot: whole.slots[0].id },
    applications: { id: (await county.first("/api/v1/applications")).id },
    certificates: { id: (await county.first("/api/v1/certificates")).id },
    indicators: { code: "K4" },
    "": { rest: "no-such-page" },
  };
}

export async function pages(county: Api, worker: Api): Promise<Page[]> {
  const values = await consoleValues(county);
  const console_ = routes("console").map((route) => {
    const path = absolute(route);
    const room = path.split("/")[1] ?? "";
    const own = room.startsWith(":") ? values[""] : values[room];
    return fill(path, own ?? {});
  });
  const certificate: Json = (await worker.get("/api/v1/me/certification")).certificate;
  const own: Json = (await worker.get("/api/v1/me/courses")).items.find((it: Json) => it.course.questions > 0);
  const phone = routes("me").map((route) => fill(absolute(route, "/me"), { rest: "no-such-page", course: own.course.id }));
  const open = ["/sign-in", "/me/sign-in", "/me/activate"];
  const mine = (account: Account) => (path: string): Page => ({
    path,
    account: open.includes(path) ? null : (OTHERS[path] ?? account),
  });
  const calendars = ["/sessions/calendar?view=week", `/sessions/${values.sessions?.id}?tab=roll&view=calendar`];
  return [
    ...[...new Set([...console_, ...calendars])].map(mine("county")),
    ...[...new Set(phone)].map(mine("worker")),
    { path: `/verify/${certificate.public_code}`, account: null },
    { path: "/api/docs", account: null },
  ];
}
