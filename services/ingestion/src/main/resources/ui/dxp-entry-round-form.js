// The form in which the office opens or changes a round.
import { Section, button, call, inOwnWords, make, pick } from "./dxp-entry-words.js";
import { reminderDay, word } from "./dxp-entry-round-words.js";

const DAYS = [-14, -7, -3, -1, 0, 1, 3, 7, 14];
const RHYTHMS = ["MONTH", "QUARTER", "HALF", "YEAR"];

/** An id of our own, so that a click that is sent twice opens one round. */
function freshId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The last quarter that has ended, by the calendar of Japan. */
function lastQuarter() {
  const [year, month] = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" }).split("-").map(Number);
  const count = year * 4 + Math.floor((month - 1) / 3) - 2;
  return `FY${Math.floor(count / 4)}-Q${(count % 4) + 1}`;
}

function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
}

export class RoundForm extends Section {
  /** @param round the one that is changed, or null; @param done takes the round that was saved, or null; @param like what a new one begins with, or null */
  constructor(host, round, done, like = null) {
    super(host);
    this.round = round;
    this.from = round || like;
    this.done = done;
    this.id = round ? round.id : freshId();
    this.chosen = new Set(this.from ? this.from.indicators : []);
    this.choices = [];
  }

  open() {
    const say = this.host.say;
    const { round, from } = this;
    this.faults = make("div");
    this.ja = this.#input("title-ja", { value: from ? from.title.ja : "", required: "", maxlength: "120" });
    this.en = this.#input("title-en", { value: (from && from.title.en) || "", maxlength: "120" });
    this.period = this.#input("period", { value: from ? from.period : this.host.period || lastQuarter(), required: "", autocomplete: "off", readonly: round ? "" : null, "aria-describedby": "dxp-round-period-hint" });
    this.due = this.#input("due", { type: "date", value: from ? from.due : inDays(21), required: "" });
    this.note = make("textarea", { id: "dxp-round-note", maxlength: "4000", rows: "4" });
    this.note.value = (from && from.note) || "";
    this.days = DAYS.concat(from ? from.reminderDays.filter((each) => !DAYS.includes(each)) : []).sort((a, b) => a - b)
      .map((days) => [days, make("input", { type: "checkbox", checked: (from ? from.reminderDays : [-7, -1, 0, 1, 7]).includes(days) ? "" : null })]);
    this.place = make("div", { id: "dxp-round-indicators", tabindex: "-1" });
    const days = make("fieldset", { id: "dxp-round-reminderDays", tabindex: "-1" }, make("legend", {}, say("催促メールを送る日（期限から数えて）", "Reminders, counted from the due date")),
      make("div", { class: "days" }, ...this.days.map(([count, box]) => make("label", {}, box, reminderDay(count, this.host)))));
    const save = make("button", { type: "submit", class: "btn key" }, round ? say("変更を保存する", "Save the changes") : say("照会を始める", "Open the round"));
    const form = make("form", { novalidate: "" }, this.faults,
      make("div", { class: "fields" },
        this.#field("title-ja", say("件名（日本語）", "Title (Japanese)"), this.ja), this.#field("title-en", say("件名（英語、なくてもよい）", "Title (English, optional)"), this.en),
        this.#field("period", say("対象期", "Period"), this.period, make("span", { class: "hint", id: "dxp-round-period-hint" }, round ? say("対象期は変えられません。", "A round keeps its period.") : say("例: FY2026-Q3、令和8年度第3四半期、2026-10", "e.g. FY2026-Q3, 2026-10"))),
        this.#field("due", say("提出期限", "Due date"), this.due)),
      days,
      this.#field("note", say("部署への連絡（メールにも載ります）", "Note to departments (also in e-mails)"), this.note),
      make("fieldset", {}, make("legend", {}, say("照会する指標", "Indicators")), this.place),
      make("p", { class: "acts save" }, save, button(say("やめる", "Cancel"), () => this.done(null))));
    form.addEventListener("input", () => this.tell("dxp:dirty", { dirty: true }));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#save(save); });
    this.period.addEventListener("change", () => { this.chosen.clear(); this.#load(); });
    this.#load();
    return make("section", {}, make("h2", {}, round ? say("照会を変更する", "Change the round") : say("新しい照会", "A new round")), form);
  }

  #input(name, attributes) { return make("input", { id: `dxp-round-${name}`, ...attributes }); }

  #field(name, label, control, ...more) { return make("div", {}, make("label", { for: `dxp-round-${name}` }, label), ...more, control); }

  async #load() {
    const say = this.host.say;
    this.place.replaceChildren(make("p", { role: "status" }, this.words.loading));
    const answer = await call("GET", `/api/ingestion/rounds/indicators?period=${encodeURIComponent(this.period.value.trim())}`);
    this.choices = answer.ok ? answer.body.items : [];
    if (answer.ok) this.#draw(answer.body);
    else if (answer.status === 400) this.place.replaceChildren(make("p", { role: "alert" }, say("⚠ 対象期を読み取れません。例のように書いてください。", "⚠ The period cannot be read. Write it as in the examples.")));
    else this.place.replaceChildren(this.failed("指標を読み込めませんでした。", "The indicators could not be loaded.", answer, () => this.#load()));
  }

  #draw(body) {
    const say = this.host.say;
    if (body.items.length === 0) { this.place.replaceChildren(make("p", { role: "status" }, say("この期に照会できる指標はありません。対象期を変えてください。", "No indicator can be asked for this period. Choose another one."))); return; }
    const departments = new Map(body.items.map((item) => [item.department, item.departmentName]));
    const everything = make("option", { value: "" }, say("すべて", "All"));
    const department = make("select", { id: "dxp-round-department" }, everything, ...[...departments].map(([key, name]) => make("option", { value: key }, pick(name, this.locale))));
    const rhythm = make("select", { id: "dxp-round-rhythm" }, everything.cloneNode(true), ...RHYTHMS.filter((each) => body.items.some((item) => item.frequency === each)).map((each) => make("option", { value: each }, word(each, this.locale))));
    const count = make("p", { role: "status" });
    const rows = body.items.map((item) => {
      const box = make("input", { type: "checkbox" });
      box.checked = this.chosen.has(item.indicator);
      box.addEventListener("change", () => { this.#choose(item.indicator, box.checked); tell(); });
      return { item, box, line: make("label", {}, box, `${item.indicator} ${pick(item.name, this.locale)}（${word(item.frequency, this.locale)}）`) };
    });
    const groups = [...departments].map(([key, name]) => {
      const own = rows.filter((row) => row.item.department === key);
      return { own, set: make("fieldset", {}, make("legend", {}, pick(name, this.locale)), make("div", { class: "choices" }, ...own.map((row) => row.line))) };
    });
    const tell = () => { count.textContent = say(`${body.label.ja}: ${rows.length}件のうち${this.chosen.size}件を選んでいます。`, `${body.label.en}: ${this.chosen.size} of ${rows.length} chosen.`); };
    const filter = () => {
      for (const row of rows) row.line.hidden = (department.value !== "" && row.item.department !== department.value) || (rhythm.value !== "" && row.item.frequency !== rhythm.value);
      for (const group of groups) group.set.hidden = group.own.every((row) => row.line.hidden);
    };
    const all = (checked) => () => {
      for (const row of rows.filter((each) => !each.line.hidden)) { row.box.checked = checked; this.#choose(row.item.indicator, checked); }
      tell();
      this.tell("dxp:dirty", { dirty: true });
    };
    department.addEventListener("change", filter);
    rhythm.addEventListener("change", filter);
    this.place.replaceChildren(
      make("div", { class: "fields" }, make("div", {}, make("label", { for: "dxp-round-department" }, say("部署で絞る", "Department")), department), make("div", {}, make("label", { for: "dxp-round-rhythm" }, say("報告周期で絞る", "Rhythm")), rhythm)),
      make("p", { class: "acts" }, button(say("表示中をすべて選ぶ", "Choose all shown"), all(true)), button(say("表示中をすべて外す", "Clear all shown"), all(false))), count, ...groups.map((group) => group.set));
    tell();
  }

  #choose(code, chosen) { if (chosen) this.chosen.add(code); else this.chosen.delete(code); }

  async #save(save) {
    const say = this.host.say;
    for (const input of [this.ja, this.en, this.period, this.due, this.note]) input.removeAttribute("aria-invalid");
    const body = {
      title: { ja: this.ja.value.trim(), en: this.en.value.trim() || null }, period: this.period.value.trim(), due: this.due.value,
      indicators: this.choices.map((item) => item.indicator).filter((code) => this.chosen.has(code)),
      reminderDays: this.days.filter(([, box]) => box.checked).map(([days]) => days), note: this.note.value.trim() || null,
      ...(this.round ? { version: this.round.version } : { id: this.id }),
    };
    save.disabled = true;
    const answer = await call(this.round ? "PUT" : "POST", `/api/ingestion/rounds${this.round ? `/${encodeURIComponent(this.id)}` : ""}`, body);
    save.disabled = false;
    if (answer.ok) {
      this.tell("dxp:dirty", { dirty: false });
      this.tell("dxp:submitted", { message: this.round ? say("照会を変更しました。", "The round was changed.") : say("照会を始めました。", "The round was opened.") });
      this.done(answer.body);
      return;
    }
    this.#refused(answer, body);
  }

  #refused(answer, sent) {
    const say = this.host.say;
    const links = (answer.body.errors || []).map((fault) => {
      const [, member, inner] = fault.pointer.split("/");
      const id = `dxp-round-${member === "title" ? `title-${inner || "ja"}` : member || "title-ja"}`;
      const control = document.getElementById(id);
      if (control && control.matches("input,textarea")) control.setAttribute("aria-invalid", "true");
      const label = document.querySelector(`label[for="${id}"]`);
      const place = member === "indicators" && inner ? sent.indicators[Number(inner)] || "" : label ? label.textContent : say("照会する指標", "Indicators");
      const link = make("a", { href: `#${id}` }, `${place}: ${inOwnWords(fault.message, this.locale)}${this.locale === "en" && fault.expected ? ` (${inOwnWords(fault.expected, this.locale)})` : ""}`);
      link.addEventListener("click", (event) => { event.preventDefault(); if (control) control.focus(); });
      return make("li", {}, link);
    });
    const told = answer.status === 409 && this.round ? say("ほかの人が先に変更したか、締め切りました。一覧に戻って読み直してください。", "Somebody else has changed or closed it. Go back and read it again.")
      : `${say("保存できませんでした。入力した内容は画面に残っています。", "It could not be saved. What you typed stays here.")} ${this.whyNot(answer)}`;
    const box = make("div", { class: "faults", role: "alert", tabindex: "-1" }, make("p", {}, `⚠ ${links.length > 0 ? say(`${links.length}件の誤りがあります。`, `${links.length} error(s).`) : told}`), make("ul", { class: "dots" }, ...links));
    this.faults.replaceChildren(box);
    box.focus();
    this.tell("dxp:error", { message: told });
  }
}
