// A feed that is not wanted any more leaves the list; what it did is kept, and it can be brought back.
import { button, call, make } from "./dxp-entry-words.js";

const BASE = "/api/ingestion/feeds";
const LONGEST_REASON = "2000";

/** Asks why before a feed is removed; @param alert where it is told why it was not. */
export function removing(page, feed, alert) {
  const id = "dxp-feed-removal-reason";
  const place = make("div");
  const offer = button(page.say("取り除く", "Remove"), () => {
    place.replaceChildren(asking);
    reason.focus();
  });
  const told = page.say(
    "取得を止め、一覧から取り除きます。定義・実行の記録・届いた応答・登録した値は残り、一覧の下の「取り除いた自動連携」から元に戻せます。",
    "It is switched off and leaves the list. Its definition, runs, answers and figures stay, and it can be brought back from “Removed feeds” below the list.");
  const reason = make("input", { id, type: "text", required: "", maxlength: LONGEST_REASON, "aria-describedby": `${id}-hint` });
  const go = async () => {
    if (!reason.value.trim()) { alert.textContent = `⚠ ${page.words.whyNeeded}`; reason.focus(); return; }
    const done = await call("DELETE", `${BASE}/${encodeURIComponent(feed.name)}?reason=${encodeURIComponent(reason.value.trim())}`);
    if (done.ok) page.list(page.say(`「${page.pick(feed.title)}」を取り除きました。`, `“${page.pick(feed.title)}” was removed.`));
    else alert.textContent = `⚠ ${page.say("取り除けませんでした。", "It could not be removed.")} ${page.whyNot(done)}`;
  };
  const cancel = () => {
    place.replaceChildren(offer);
    offer.focus();
  };
  const asking = make("fieldset", {}, make("legend", {}, page.say("この自動連携を取り除きますか", "Remove this feed?")),
    make("p", { id: `${id}-hint`, class: "hint" }, told), make("div", {}, make("label", { for: id }, page.say("取り除く理由", "Why it is removed"))), reason,
    make("p", { class: "acts" }, button(page.say("一覧から取り除く", "Remove it from the list"), go, { class: "btn key" }), button(page.words.cancel, cancel)));
  place.append(offer);
  return place;
}

/** Who removed a feed and why, and the way back. */
export function removed(page, feed, alert) {
  const { byName, at, reason } = feed.removal;
  const back = async () => {
    const done = await call("PUT", `${BASE}/${encodeURIComponent(feed.name)}`, feed.definition);
    if (done.ok) await page.show(feed.name, `✓ ${page.say("元に戻しました。停止した状態です。", "It is back, switched off.")}`);
    else alert.textContent = `⚠ ${page.say("元に戻せませんでした。", "It could not be brought back.")} ${page.whyNot(done)}`;
  };
  return make("div", {},
    make("p", {}, make("b", {}, `－ ${page.say("取り除かれた自動連携です。", "This feed was removed.")}`), " ", page.time(at), page.say(`、${byName}。理由：${reason}`, `, ${byName}. Reason: ${reason}`)),
    ...(page.mayWrite ? [make("p", { class: "acts" }, button(page.say("元に戻す", "Bring it back"), back))] : []));
}

/** The removed ones below the list. */
export function removedList(page, feeds) {
  if (feeds.length === 0) return "";
  const items = feeds.map((feed) => make("li", {}, button(page.pick(feed.title), () => page.show(feed.name), { class: "btn sm" }), ` ${feed.name} · `, page.time(feed.removal.at), page.say(`、${feed.removal.byName}：${feed.removal.reason}`, `, ${feed.removal.byName}: ${feed.removal.reason}`)));
  return make("details", { class: "removed" }, make("summary", {}, page.say(`取り除いた自動連携 ${feeds.length}件`, `Removed feeds: ${feeds.length}`)), make("ul", { class: "dots" }, ...items));
}
