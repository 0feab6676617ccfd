// 分班 end to end: groups made, people dealt and moved by hand, a clash let through with a reason, half-days parted by
// keyboard, and what a worker sees of it on the phone.
import { expect, type Locator, type Page, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { onPhone, signedIn } from "./doors";
import { Server } from "./server";

let server: Server;
let api: Api;
let session: Json;
let worker: Json;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  server = await Server.start();
  api = await Api.signIn(server.address, "county");
  const sessions = await api.get("/api/v1/sessions?size=100");
  const waits = sessions.items.find((it: Json) => it.state === "preparing");
  worker = await (await Api.signIn(server.address, "worker")).get("/api/v1/me");
  const candidates = await api.send("POST", `/api/v1/sessions/${waits.id}/candidates`, {});
  const others = candidates.items.filter((it: Json) => !it.clash && it.id !== worker.person_id).slice(0, 11);
  const persons = [worker.person_id, ...others.map((it: Json) => it.id)];
  const listed = await api.send("POST", `/api/v1/sessions/${waits.id}/enrolments/batch`, { persons });
  expect(listed.items.every((it: Json) => it.status < 300)).toBe(true);
  session = await api.get(`/api/v1/sessions/${waits.id}`);
});

test.afterAll(async () => {
  await server?.stop();
});

const groupOf = (page: Page, name: string): Locator => page.getByLabel(`${name} 在哪个班`);
const whole = async (): Promise<Json> => api.get(`/api/v1/sessions/${session.id}`);

test("groups are made, people dealt into them, and one moved by hand", async ({ browser }) => {
  const page = await signedIn(browser, server, "county");
  await page.goto(`/sessions/${session.id}?tab=divisions`);
  await expect(page.getByText("这一期没有分班，所有人一起上课。")).toBeVisible();
  await page.getByRole("button", { name: "设班" }).click();
  await expect(page.getByText("一班 0 人，二班 0 人；还有 12 人没有分班。")).toBeVisible();
  await page.getByRole("button", { name: "平均分班" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "分班" }).click();
  await expect(page.getByText("一班 6 人，二班 6 人，都分好了。")).toBeVisible();

  const [one, two] = (await whole()).divisions;
  await groupOf(page, worker.display_name).selectOption({ label: "一班" });
  await groupOf(page, worker.display_name).selectOption({ label: "二班" });
  await expect(page.getByText(`${worker.display_name} 已到二班。`)).toBeVisible();
  const now = (await whole()).enrolments.find((it: Json) => it.person_id === worker.person_id);
  expect([one.id, two.id].indexOf(now.division_id)).toBe(1);
});

test("a half-day is parted among the groups by keyboard, and the keyboard stays where it was", async ({ browser }) => {
  const page = await signedIn(browser, server, "county");
  await page.goto(`/sessions/${session.id}?tab=roll`);
  await page.getByRole("button", { name: "改日子和课次" }).press("Enter");
  const part = page.getByRole("button", { name: "各班分开上" }).first();
  await part.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row").filter({ hasText: "一班" })).toHaveCount(1);
  await expect(page.locator(":focus")).toHaveText("合起来");
  // Tab goes on to what the group is taught; Enter goes down to the other's
  await page.keyboard.press("Tab");
  await page.keyboard.type("写好支部总结");
  await page.keyboard.press("Enter");
  await page.locator(":focus").fill("开好组织生活会");
  await page.getByRole("button", { name: "存下新课次" }).press("Enter");
  await expect(page.getByText("课次已改。")).toBeVisible();
  const slots: Json[] = (await whole()).slots;
  const own = slots.filter((it) => it.division);
  expect(own.map((it) => it.title)).toEqual(["写好支部总结", "开好组织生活会"]);
  const shares: Json[] = (await whole()).divisions;
  expect(own.map((it) => it.expected)).toEqual(shares.map((it) => it.people));
});

test("moving somebody against a clash asks why, and keeps it with the session", async ({ browser }) => {
  // the county lets a reason do; the worker is elsewhere while the first group is taught
  await api.send("PUT", "/api/v1/settings/training.clash_person", { unit: session.unit_id, value: "reason", valid_from: "2026-11-24" });
  const first = (await whole()).slots.find((it: Json) => it.division === 1);
  const made = await api.send("POST", "/api/v1/sessions", {
    unit_id: session.unit_id,
    class_name: "消防安全班",
    kind: session.kind,
    delivery: session.delivery,
    number: 1,
    first_day: first.day,
    last_day: first.day,
    capacity: 20,
    slots: [{ day: first.day, half: first.half, starts: first.starts, ends: first.ends, title: "消防安全" }],
  });
  const other = await api.send("POST", `/api/v1/sessions/${made.id}/enrolments/batch`, { persons: [worker.person_id], reason: "两边已商定" });
  expect(other.items[0].status).toBeLessThan(300);

  const page = await signedIn(browser, server, "county");
  await page.goto(`/sessions/${session.id}?tab=divisions`);
  await groupOf(page, worker.display_name).selectOption({ label: "一班" });
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(`还是把${worker.display_name}放到一班？`);
  await expect(dialog).toContainText("消防安全班第1期");
  await dialog.getByRole("button", { name: "照样放" }).click();
  await expect(dialog).toContainText("请写一句理由");
  await dialog.getByLabel("为什么照排").fill("上半场在消防班，下半场过来");
  await dialog.getByRole("button", { name: "照样放" }).click();
  await expect(page.getByText(`${worker.display_name} 已到一班。`)).toBeVisible();
  const kept = (await whole()).overrides;
  expect(kept.map((it: Json) => it.reason)).toContain("上半场在消防班，下半场过来");
});

test("on the phone one has one's own group and its half-days alone", async ({ browser }) => {
  await api.send("POST", `/api/v1/sessions/${session.id}/actions`, { action: "announce" });
  const phone = await onPhone(browser, server);
  await phone.goto("/me/sessions");
  const card = phone.getByRole("article").filter({ hasText: session.name }).filter({ hasText: "您在" });
  await expect(card).toContainText("您在 一班");
  await expect(card).toContainText("写好支部总结");
  await expect(card).not.toContainText("开好组织生活会");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const saved = phone.waitForEvent("download");
  await card.getByRole("link", { name: "加到日历" }).click();
  const file = await (await saved).createReadStream();
  let calendar = "";
  for await (const part of file) calendar += part;
  expect(calendar).toContain("写好支部总结");
  expect(calendar).not.toContain("开好组织生活会");
});

test("another first day moves the whole timetable, groups and all", async ({ browser }) => {
  const before: Json[] = (await whole()).slots;
  const page = await signedIn(browser, server, "county");
  await page.goto(`/sessions/${session.id}?tab=roll`);
  await page.getByRole("button", { name: "改日子和课次" }).click();
  const first = page.getByLabel("开班日").first();
  await first.fill("2027-04-06");
  await first.press("Enter");
  await page.getByRole("button", { name: "存下新课次" }).click();
  await expect(page.getByText("课次已改。")).toBeVisible();
  const after = await whole();
  expect(after.first_day).toBe("2027-04-06");
  const taught = (slots: Json[]) => slots.map((it) => [it.half, it.title, it.division]);
  expect(taught(after.slots)).toEqual(taught(before));
});
