// The timetable seen as a calendar: reached and opened by the keyboard, under the server's own policy, in a browser
// whose zone is not the county's.
import { expect, test } from "@playwright/test";

import { Api, type Json } from "./api";
import { signedIn } from "./doors";
import { Server } from "./server";

let server: Server;
let session: Json;

test.beforeAll(async () => {
  server = await Server.start();
  const api = await Api.signIn(server.address, "county");
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
