// What is looked for in quarantine, and what is done with many things of it at once.
import { STATUSES, TEXT, button, call, inOwnWords, make, moment, placeName, whyNot } from "./dxp-entry-words.js";

const PAGE = 50;
const MOST = 1000;
const FACTORS = [["", "そのまま", "as they are"], ["1000", "×1,000（千円→円）", "× 1,000 (thousands to ones)"], ["1000000", "×1,000,000（百万円→円）", "× 1,000,000 (millions to ones)"], ["100", "×100（割合→％）", "× 100 (share to per cent)"], ["0.001", "÷1,000（円→千円）", "÷ 1,000 (ones to thousands)"]];

const field = (id, label, input, hint) => make("div", {}, make("label", { for: id }, label), ...(hint ? [make("span", { class: "hint" }, hint)] : [make("br")]), input);

/** What is looked for, and which part of it is shown. */
export class Finder {
  constructor(host, load) {
    this.host = host;
    this.load = load;
    this.wanted = { reason: "", feed: "", file: "", at: "", discarded: false, from: 0 };
    this.panel = make("div");
  }

  query() {
    const { reason, feed, file, at, discarded, from } = this.wanted;
    return new URLSearchParams(Object.entries({ reason, feed, file, at, discarded: discarded ? "true" : "", from: from || "", limit: PAGE }).filter(([, value]) => value !== "")).toString();
  }

  isNarrow() { return Boolean(this.wanted.reason || this.wanted.feed || this.wanted.file || this.wanted.discarded); }

  /** The cause that all have in common that are shown, or null. */
  where() {
    const { reason, feed, file, at } = this.wanted;
    const where = Object.fromEntries(Object.entries({ reason, feed, file, at }).filter(([, value]) => value));
    return Object.keys(where).length > 0 ? where : null;
  }

  /** Goes to the last page when what was shown is gone; whether that is an earlier one. */
  movesBack(total) {
    const last = Math.max(0, Math.floor((total - 1) / PAGE) * PAGE);
    const moves = last < this.wanted.from;
    this.wanted.from = Math.min(last, this.wanted.from);
    return moves;
  }

  show(answer) {
    const say = this.host.say;
    const focused = document.activeElement?.id;
    const narrow = (change) => { Object.assign(this.wanted, { from: 0 }, change); this.load(); };
    const select = (key, label, entries) => {
      const id = `dxp-quarantine-${key}`;
      const made = make("select", { id }, make("option", { value: "" }, say("すべて", "All")),
        ...wanted(key, entries).map(([value, shown]) => make("option", { value, selected: value === this.wanted[key] ? "" : null }, shown)));
      made.addEventListener("change", () => narrow({ [key]: made.value, ...(key === "feed" ? { at: "" } : {}) }));
      return field(id, label, made);
    };
    const away = make("input", { type: "checkbox", id: "dxp-quarantine-discarded" });
    away.checked = this.wanted.discarded;
    away.addEventListener("change", () => narrow({ discarded: away.checked, reason: "", feed: "", file: "", at: "" }));
    const wanted = (key, entries) => (this.wanted[key] && !entries.some(([value]) => value === this.wanted[key]) ? [...entries, [this.wanted[key], `${this.wanted[key]} (0)`]] : entries);
    const time = (text) => moment(text, this.host.locale, { second: "2-digit" });
    const times = answer.times.map((each) => [each.name, `${time(each.name)} (${each.count})`]);
    const named = (list) => list.map((each) => [each.name, `${each.name} (${each.count})`]);
    const first = answer.total === 0 ? 0 : this.wanted.from + 1;
    const last = this.wanted.from + answer.order.length;
    const move = (id, word, from) => {
      const made = button(word, () => { this.wanted.from = from; this.load(); }, { class: "btn sm", id });
      made.disabled = from === null;
      return made;
    };
    this.panel.replaceChildren(
      make("div", { class: "fields", role: "search", "aria-label": say("絞り込み", "Filter") },
        select("reason", say("理由", "Reason"), answer.reasons.map((each) => [each.code, `${inOwnWords(each.message, this.host.locale).slice(0, 40)} (${each.count})`])),
        select("feed", say("送り手", "Sender"), named(answer.feeds)),
        ...(this.wanted.feed ? [select("at", say("届いた時（1回の実行や送信ごと）", "Came at (one run or request)"), times)] : []), select("file", say("ファイル", "File"), named(answer.files)),
        make("div", {}, make("label", { for: away.id }, away, say("取り下げたものを見る（あとの値で片付いたものも）", "Show what was discarded (and what a later figure settled)")))),
      make("p", { class: "acts" }, make("span", { id: "dxp-quarantine-count" }, say(`${answer.total}件中 ${first}～${last}件`, `${first}–${last} of ${answer.total}`)),
        move("dxp-quarantine-newer", say("前の50件", "Previous 50"), this.wanted.from > 0 ? Math.max(0, this.wanted.from - PAGE) : null),
        move("dxp-quarantine-older", say("次の50件", "Next 50"), answer.next ?? null)));
    if (focused && this.panel.querySelector(`[id="${focused}"]`)) this.panel.querySelector(`[id="${focused}"]`).focus();
  }
}

/** What is done with all that are chosen. */
export class Bulk {
  constructor(host, finder, done) {
    this.host = host;
    this.finder = finder;
    this.done = done;
    this.chosen = new Set();
    this.everything = false;
    this.panel = make("div", { role: "group", "aria-label": host.say("まとめて行う", "Many at once") });
  }

  choice(id, title) {
    const box = make("input", { type: "checkbox", "data-choice": id, "aria-label": this.host.say(`選ぶ：${title}`, `Choose: ${title}`) });
    box.checked = this.everything || this.chosen.has(id);
    box.addEventListener("change", () => {
      if (this.everything) { this.everything = false; this.chosen = new Set(this.order); }
      if (box.checked) this.chosen.add(id); else this.chosen.delete(id);
      this.tellChoice();
    });
    return box;
  }

  show(answer) {
    const say = this.host.say;
    this.order = answer.order;
    this.total = answer.total;
    this.everything = false;
    this.chosen = new Set([...this.chosen].filter((id) => answer.order.includes(id)));
    this.count = make("span", { id: "dxp-quarantine-chosen", role: "status" });
    this.place = make("div");
    this.message = make("p", { role: "alert", class: "fault" });
    this.all = make("input", { type: "checkbox", id: "dxp-quarantine-all" });
    this.all.addEventListener("change", () => { this.everything = false; this.chosen = new Set(this.all.checked ? this.order : []); this.mark(); });
    const causes = button(say(`条件に合う${answer.total}件をすべて選ぶ`, `Choose all ${answer.total} that fit`), () => { this.everything = true; this.mark(); }, { class: "btn sm", id: "dxp-quarantine-everything" });
    causes.hidden = this.finder.where() === null || this.finder.wanted.discarded || answer.total <= answer.order.length;
    const act = (id, word, action) => button(word, action, { class: "btn sm", id: `dxp-quarantine-many-${id}` });
    this.acts = this.finder.wanted.discarded ? [act("restore", say("選んだものを元に戻す", "Take the chosen back"), () => this.restore([...this.chosen]))]
      : [act("again", say("選んだものをそのまま送る", "Send the chosen again"), () => this.send("replay", {})), act("mend", say("まとめて直して送る", "Mend the chosen and send"), () => this.askMend()),
        act("discard", say("選んだものを取り下げる", "Discard the chosen"), () => this.askReason())];
    this.panel.hidden = answer.order.length === 0;
    this.panel.replaceChildren(make("p", { class: "acts" }, make("label", { for: this.all.id }, this.all, say("表示中をすべて選ぶ", "Choose all shown")), causes, this.count), make("p", { class: "acts" }, ...this.acts), this.place, this.message);
    this.tellChoice();
  }

  mark() {
    for (const box of this.panel.parentElement.querySelectorAll("[data-choice]")) box.checked = this.everything || this.chosen.has(box.dataset.choice);
    this.tellChoice();
  }

  tellChoice() {
    const number = this.everything ? this.total : this.chosen.size;
    const many = this.everything && this.total > MOST ? this.host.say(`（一度に${MOST}件まで）`, ` (at most ${MOST} at once)`) : "";
    this.count.textContent = this.host.say(`${number}件を選択中${many}`, `${number} chosen${many}`);
    this.all.checked = this.order.length > 0 && (this.everything || this.order.every((id) => this.chosen.has(id)));
    for (const act of this.acts) act.disabled = number === 0;
    if (number === 0) this.place.replaceChildren();
  }

  form(id, fields, word, action) {
    const made = make("form", { id, class: "panel" }, make("div", { class: "fields" }, ...fields), make("p", { class: "acts" }, make("button", { type: "submit", class: "btn key" }, word), button(TEXT[this.host.locale === "en" ? "en" : "ja"].cancel, () => this.place.replaceChildren())));
    made.addEventListener("submit", (event) => { event.preventDefault(); this.message.textContent = ""; action((name) => made.querySelector(`[name="${name}"]`).value.trim()); });
    this.place.replaceChildren(made);
    made.querySelector("input,select").focus();
  }

  input(name, label, hint) { return field(`dxp-quarantine-mend-${name}`, label, make("input", { id: `dxp-quarantine-mend-${name}`, name, autocomplete: "off" }), hint); }

  select(name, label, entries) { return field(`dxp-quarantine-mend-${name}`, label, make("select", { id: `dxp-quarantine-mend-${name}`, name }, ...entries.map(([value, shown]) => make("option", { value }, shown)))); }

  askMend() {
    const say = this.host.say;
    const words = TEXT[this.host.locale === "en" ? "en" : "ja"];
    const keep = say("空欄は変更なし", "empty: stays");
    this.form("dxp-quarantine-mend", [
      this.input("indicatorFrom", say("この指標コードを", "This indicator code"), say("空欄はすべて", "empty: all")), this.input("indicatorTo", say("この指標コードにする", "becomes this code"), keep),
      this.input("areaFrom", say("この地域コードを", "This area code"), say("空欄はすべて", "empty: all")), this.input("areaTo", say("この地域コードにする", "becomes this code"), keep),
      this.input("period", say("期間をこれにする", "The period becomes"), keep), this.select("status", say("確度をこれにする", "The status becomes"), [["", say("変更なし", "stays")], ...STATUSES.map((each) => [each, words[each]])]),
      this.select("factor", say("値の単位を換算する", "Convert the figures"), FACTORS.map(([value, ja, en]) => [value, say(ja, en)])),
    ], words.send, (value) => {
      const mend = {};
      const pair = (name) => { if (value(`${name}To`)) mend[name] = value(`${name}From`) ? { [value(`${name}From`)]: value(`${name}To`) } : value(`${name}To`); };
      pair("indicator");
      pair("area");
      for (const name of ["period", "status"]) if (value(name)) mend[name] = value(name);
      if (value("factor")) mend.factor = Number(value("factor"));
      if (Object.keys(mend).length === 0) { this.message.textContent = `⚠ ${say("直すところがありません。", "There is nothing to mend.")}`; return; }
      this.send("replay", { mend });
    });
  }

  askReason() {
    const words = TEXT[this.host.locale === "en" ? "en" : "ja"];
    this.form("dxp-quarantine-discard", [this.input("reason", words.why)], words.discard, (value) => {
      if (value("reason")) this.send("discard", { reason: value("reason") }); else this.message.textContent = `⚠ ${words.whyNeeded}`;
    });
  }

  restore(ids) { return this.send("restore", {}, ids); }

  /** @param again what was chosen by its cause in an earlier call, and how many of it to pass over */
  async send(what, more, ids = null, again = null) {
    const say = this.host.say;
    this.message.textContent = "";
    const which = again ?? (ids === null && this.everything ? { where: this.finder.where() } : { ids: ids ?? [...this.chosen] });
    for (const act of this.acts) act.disabled = true;
    const answer = await call("POST", `/api/ingestion/quarantine/${what}`, { ...which, ...more });
    if (!answer.ok) { this.message.textContent = `⚠ ${say("処理できませんでした。そのまま残っています。", "It could not be done; all is as it was.")} ${whyNot(answer, this.host.locale)}`; this.tellChoice(); return; }
    const { results, counts, left, next } = answer.body;
    const told = [["SENT_AGAIN", "件を送りました", " sent"], ["NEWER_SENT", "件は、同じ値の新しいほうを送りました", " gave way to a newer figure of the same value"], ["DISCARDED", "件を取り下げました", " discarded"], ["RESTORED", "件を元に戻しました", " taken back"], ["REFUSED", "件はまだ直しが必要です", " still to be mended"],
      ["SENT_BEFORE", "件は送信済みでした", " were sent before"], ["DISCARDED_BEFORE", "件は取り下げ済みでした", " were discarded before"], ["NOT_FOUND", "件は見つかりません", " not found"]]
      .filter(([code]) => counts[code]).map(([code, ja, en]) => say(`${counts[code]}${ja}`, `${counts[code]}${en}`));
    const waits = results.filter((each) => each.awaitsApproval).length;
    if (waits > 0) told.push(say(`うち${waits}件は承認を待ちます`, `${waits} of them wait for approval`));
    if (left > 0) told.push(say(`残り${left}件`, `${left} left`));
    const refused = new Map(results.filter((each) => each.errors).map((each) => [each.id, each.errors.map((fault) => `${placeName(fault.pointer, this.host.locale)}: ${inOwnWords(fault.message, this.host.locale)}`).join(" ")]));
    this.chosen = new Set(refused.keys());
    const undo = what === "discard" ? results.filter((each) => each.outcome === "DISCARDED").map((each) => each.id) : [];
    this.host.tell("dxp:submitted", { message: told.join(say("、", ", ")) });
    const older = (next ?? null) === null ? null : button(say(`続けて、古い${Math.min(left, MOST)}件も`, `Go on with ${Math.min(left, MOST)} older ones`), () => this.send(what, more, null, { where: which.where, from: next }), { class: "btn sm", id: "dxp-quarantine-go-on" });
    this.done(`${refused.size > 0 ? "⚠" : "✓"} ${told.join(say("、", ", "))}`, undo, refused, older);
  }
}
