// A visit is booked while somebody is on the telephone: a free time, two fields, Enter; it moves, comes, and is counted.
import { expect, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { signedIn } from "./doors";
import { Server } from "./server";

let server: Server;
let api: Api;
let venue: Json;
let service: Json;

const WEEK = "2026-12-07";

test.beforeAll(async () => {
  server = await Server.start();
  api = await Api.signIn(server.address, "county");
  const venues = await api.get("/api/v1/venues");
  venue = venues.items.find((it: Json) => it.name === "红色领航之家");
  const week = await api.get(`/api/v1/venues/${venue.id}/week?day=${WEEK}`);
  service = week.services.find((it: Json) => it.name === "参观红色展厅");
});

test.afterAll(async () => {
  await server?.stop();
});

const free = () => service.slots.filter((slot: Json) => slot.standing === "free");
const spot = (slot: Json) => `[data-spot="${service.id} ${slot.day} ${slot.starts}"]`;

test("two fields and Enter book a visit, by keyboard, and it can be moved", async ({ browser }) => {
  const page = await signedIn(browser, server, "county", { strict: true });
  await page.goto(`/venues/${venue.id}/week?day=${WEEK}`);
  const [slot, other] = free();
  await page.locator(spot(slot)).press("Enter");
  await page.getByLabel("谁来").fill("测试来访单位");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0354-5220001");
  await page.keyboard.press("Enter");
  const booked = page.locator(spot(slot));
  await expect(booked).toContainText("测试来访单位");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await booked.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("*********01");
  await page.getByRole("button", { name: "改时间" }).press("Enter");
  await page.locator(spot(other)).press("Enter");
  await expect(page.locator(spot(other))).toContainText("测试来访单位");
  await expect(page.locator(spot(slot))).not.toContainText("测试来访单位");
});

test("a township sees that a time is taken, not by whom, and books for its own", async ({ browser }) => {
  const page = await signedIn(browser, server, "dongguan", { strict: true });
  await page.goto(`/venues/${venue.id}/week?day=${WEEK}`);
  await expect(page.getByRole("heading", { level: 1 }).first()).toContainText("红色领航之家");
  await expect(page.getByText("测试来访单位")).toHaveCount(0);
  const slot = free().at(-1);
  await page.locator(spot(slot)).click();
  await page.getByLabel("谁来").fill("东观镇党委");
  await page.keyboard.press("Enter");
  await expect(page.locator(spot(slot))).toContainText("东观镇党委");
});

test("on a narrow window a day's times stand one below the other, and nothing is wider than the window", async ({ browser }) => {
  const page = await signedIn(browser, server, "county", { width: 390, strict: true });
  for (const path of [`/venues/${venue.id}/week?day=${WEEK}`, `/venues/${venue.id}/visits`, `/venues/${venue.id}`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toContainText("红色领航之家");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
