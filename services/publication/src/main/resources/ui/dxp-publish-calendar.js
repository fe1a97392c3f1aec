// 予定: when the next releases are prepared, and what waits for its time.
import { KINDS, day, load, make, moment, pick } from "./dxp-publish-words.js";

export const section = {
  id: "calendar", title: { ja: "予定", en: "Calendar" }, roles: ["office"],
  open(host) {
    const place = make("div");
    load(place, "/api/releases", host, (body) => drawn(body, host));
    return place;
  },
};

function table(caption, head, rows) {
  return make("div", { role: "region", tabindex: "0", "aria-label": caption }, make("table", {}, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...head.map((word) => make("th", { scope: "col" }, word)))), make("tbody", {}, ...rows)));
}

function drawn({ coming, releases }, { say, locale }) {
  const waiting = releases.filter((each) => each.standing === "EMBARGOED").sort((one, other) => one.until.localeCompare(other.until));
  const due = make("section", {}, make("h2", {}, say("公開待ち", "Waiting for their time")), waiting.length === 0 ? make("p", { role: "status" }, say("公開日時を決めたリリースはありません。", "No release has a time set."))
    : table(say("公開日時の早い順", "Soonest first"), [say("リリース", "Release"), say("公開日時", "Published at")], waiting.map((each) => make("tr", {}, make("th", { scope: "row", class: "wide" }, pick(each.title, locale)), make("td", { class: "nw" }, moment(each.until, locale))))));
  due.append(make("p", { class: "hint" }, say("公開日時は、リリースのページの「これからの予定」、カレンダー、APIで誰でも見られます。", "Everybody sees these times: on the page of releases, in its calendar, and through the API.")));
  const untimed = coming.filter((each) => !each.at);
  const next = make("section", {}, make("h2", {}, say("自動の準備", "Prepared by themselves")), untimed.length === 0 ? make("p", { role: "status" }, say("自動の準備は行いません。", "Nothing is prepared by itself."))
    : table(say("次に準備される期", "Periods to come"), [say("対象期", "Period"), say("種類", "Kind"), say("準備の日", "Prepared on")], untimed.map((each) => make("tr", {}, make("th", { scope: "row", class: "wide" }, pick(each.label, locale)), make("td", {}, pick(KINDS[each.granularity], locale)), make("td", { class: "nw" }, day(each.day, locale))))),
  make("p", { class: "hint" }, say("その日になっても期の値が一つも届いていないときは、最初の値が届いてから準備されます。", "If no figure of the period has come by then, it is prepared once the first one has.")));
  return [due, next];
}
