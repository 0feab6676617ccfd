// The timetable seen as a calendar: reached and opened by the keyboard, under the server's own policy, in a browser
// whose zone is not the county's.
import { expect, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { signedIn } from "./doors";
import { Server } from "./server";

let server: Server;
let api: Api;
let session: Json;

test.beforeAll(async () => {
  server = await Server.start();
  api = await Api.signIn(server.address, "county");
  const running = await api.first("/api/v1/sessions?state=running");
  session = await api.get(`/api/v1/sessions/${running.id}`);
});

test.afterAll(async () => {
  await server?.stop();
});

test("a half-day of the calendar opens its row in the table, by keyboard", async ({ browser }) => {
  const page = await signedIn(browser, server, "county", { strict: true });
  await page.goto(`/sessions/${session.id}?tab=roll`);
  await page.getByRole("button", { name: "日历" }).press("Enter");
  const slot = session.slots[2];
  const entry = page.getByRole("link", { name: slot.title });
  await expect(entry).toContainText(`${slot.starts}–${slot.ends}`);
  await expect(entry).toContainText(slot.lecturer);
  await entry.press("Enter");
  await expect(page).toHaveURL(new RegExp(`slot=${slot.id}`));
  await expect(page.locator(`#slot-${slot.id}`)).toBeFocused();
});

test("the month holds a bar a session; place and lecturer choose, and stand in the address", async ({ browser }) => {
  const page = await signedIn(browser, server, "county", { strict: true });
  await page.goto("/sessions/calendar");
  const bar = page.getByRole("link", { name: session.name });
  await expect(bar).toContainText(`${session.enrolled}/${session.capacity} 人`);
  const day = page.locator(`[data-date="${session.first_day}"]`).first();
  const [cell, shown] = [await day.boundingBox(), await bar.boundingBox()];
  expect(shown!.x).toBeGreaterThanOrEqual(cell!.x - 2);
  expect(shown!.x).toBeLessThan(cell!.x + cell!.width);

  await page.getByLabel("地点").selectOption({ label: session.venue });
  await expect(page).toHaveURL(new RegExp(`venue=${session.venue_id}`));
  await expect(page.getByRole("heading", { level: 1 }).first()).toContainText(session.venue);
  await page.getByLabel("讲师").selectOption({ label: session.slots[0].lecturer });
  await expect(page.getByRole("link", { name: session.name }).first()).toContainText(session.slots[0].lecturer);

  await page.goto("/sessions/calendar?view=week&day=2030-01-02");
  await expect(page.getByRole("heading", { level: 1 }).first()).toContainText("没有培训");
});

test("a half-day goes to the nearest free time with one click, and back as any other", async ({ browser }) => {
  const lecturer: Json = await api.first("/api/v1/lecturers");
  const [first, second] = ["2027-05-11", "2027-05-12"];
  const make = (class_name: string, lecturer_id?: string): Promise<Json> =>
    api.send("POST", "/api/v1/sessions", {
      unit_id: session.unit_id, class_name, kind: session.kind, delivery: session.delivery, number: 1, first_day: first, last_day: second, capacity: 20,
      slots: [{ day: first, half: "am", starts: "08:30", ends: "12:00", title: class_name, lecturer_id }],
    });
  await make("宣讲班", lecturer.id);
  const mine = await make("骨干班");

  const page = await signedIn(browser, server, "county", { strict: true });
  await page.goto(`/sessions/${mine.id}?tab=roll`);
  await page.getByRole("button", { name: "改日子和课次" }).click();
  await page.getByLabel(`${first} 上午 讲师`).selectOption({ label: lecturer.name });
  await page.getByRole("button", { name: "改到 5月11日 14:00–17:30" }).press("Enter");
  await expect(page.getByLabel(`${first} 下午 讲师`)).toHaveValue(lecturer.id);
  await expect(page.getByLabel(`${first} 下午 日期`)).toBeFocused();
  await expect(page.getByRole("button", { name: "改到 5月11日" })).toHaveCount(0);

  await page.getByLabel(`${first} 下午 半天`).selectOption({ label: "上午" });
  await page.getByRole("button", { name: "改到 5月11日 14:00–17:30" }).click();
  await page.getByRole("button", { name: "存下新课次" }).click();
  await expect(page.getByText("课次已改。")).toBeVisible();
  const [slot] = (await api.get(`/api/v1/sessions/${mine.id}`)).slots;
  expect([slot.day, slot.half, slot.starts, slot.ends]).toEqual([first, "pm", "14:00", "17:30"]);
});
