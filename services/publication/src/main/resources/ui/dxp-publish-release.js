// One release: what it is, what is said beside it, and what can be done next.
import { button, call, done, hush, load, make, moment, pick, standing, whyNot } from "./dxp-publish-words.js";

const ACTS = {
  PREPARED: { ja: "準備", en: "Prepared" }, EDITED: { ja: "文の変更", en: "Words changed" }, EMBARGOED: { ja: "公開日時の設定", en: "Embargoed" },
  LIFTED: { ja: "公開待ちの取り消し", en: "Embargo lifted" }, PUBLISHED: { ja: "公表", en: "Published" }, WITHDRAWN: { ja: "取り下げ", en: "Withdrawn" },
};

const NOT_SAVED = ["保存できませんでした。", "It was not saved."];
const NOT_DONE = ["できませんでした。", "It was not done."];
const JAPAN = 9 * 60 * 60 * 1000;

/** What was entered, as an instant. */
const until = (input) => `${input.value.length === 16 ? `${input.value}:00` : input.value}+09:00`;

export class Release {
  constructor(host, id, back) {
    this.host = host;
    this.id = id;
    this.back = back;
    this.place = make("div", { tabindex: "-1" });
  }

  open(said = "") {
    load(this.place, `/api/releases/${encodeURIComponent(this.id)}`, this.host, (release) => this.#drawn(release, said), true);
    return this.place;
  }

  #drawn(release, said) {
    const { say, locale } = this.host;
    this.release = release;
    this.words = null;
    const isPublic = release.standing === "PUBLISHED" || release.standing === "WITHDRAWN";
    const page = isPublic ? `${locale === "en" ? "/en" : ""}/releases/${release.id}` : `/api/releases/${release.id}/preview${locale === "en" ? "?lang=en" : ""}`;
    const facts = [[say("状態", "State"), standing(release, locale)], [say("値を固定した時刻", "Figures frozen"), moment(release.takenAt, locale)],
      ...(release.until ? [[say("公開日時（公表の予定に掲載中）", "Published at (in the public calendar)"), moment(release.until, locale)]] : []),
      ...(release.publishedAt ? [[say("公表", "Published"), moment(release.publishedAt, locale)], [say("購読者への通知", "Subscribers"), release.announced ? say("送信済み", "told") : say("送信待ち", "to be told")]] : []),
      ...(release.reason ? [[say("取り下げの理由", "Withdrawn because"), pick(release.reason, locale)]] : []),
      [say("チェックサム（SHA-256）", "Checksum (SHA-256)"), release.checksum]];
    this.confirming = make("div");
    this.message = make("p", { role: "alert", id: "dxp-publish-fault" });
    const head = make("section", {}, make("h2", {}, pick(release.title, locale)), done(said),
      make("dl", {}, ...facts.map(([name, value]) => make("div", { class: value === release.checksum ? "whole" : null }, make("dt", {}, name), make("dd", {}, value)))),
      make("p", {}, this.#changed(release, isPublic)),
      make("p", { class: "acts" }, make("a", { class: "btn", href: page, target: "_blank" }, isPublic ? say("公表したページを開く", "Open the page") : say("下見する（別のタブ）", "Preview (new tab)")),
        ...this.#acts(release), button(say("一覧に戻る", "Back to the list"), () => this.#leave())),
      this.message, this.confirming);
    return [head, ...(release.standing === "PREPARED" ? [this.#words(release)] : this.#said(release)), this.#trail(release)];
  }

  #changed(release, isPublic) {
    const { say } = this.host;
    const count = release.revisions.length;
    if (count === 0) return isPublic ? say("値を固定したあとに変わったものはありません。", "No figure has changed since they were frozen.") : say("準備のあとに変わった値はありません。", "No figure has changed since it was prepared.");
    return isPublic ? say(`値を固定したあとに${count}件の値が変わりました。ページに一覧が出ています。新しい版を準備することもできます。`, `${count} figure(s) changed since they were frozen: the page lists them. A new edition can be prepared.`)
      : say(`準備のあとに${count}件の値が変わりました。取り込むには「準備し直す」を押してください。`, `${count} figure(s) changed since it was prepared: press "Prepare anew" to take them up.`);
  }

  #acts(release) {
    const { say } = this.host;
    const embargo = button(say("公開日時を決める", "Embargo"), () => this.#embargo());
    const publish = button(say("いま公表する", "Publish now"), () => this.#publish(), { class: "btn key" });
    switch (release.standing) {
      case "PREPARED": return [button(say("準備し直す", "Prepare anew"), () => this.#prepare()), embargo, publish];
      case "EMBARGOED": return [button(say("公開日時を変える", "Change the time"), () => this.#embargo()), button(say("公開待ちを取り消す", "Lift the embargo"), () => this.#do("lift", {}, say("公開待ちを取り消しました。", "The embargo was lifted."))), publish];
      case "PUBLISHED": return [...(release.revisions.length > 0 ? [button(say("新しい版を準備する", "Prepare a new edition"), () => this.#prepare())] : []), button(say("取り下げる", "Withdraw"), () => this.#withdraw())];
      default: return [button(say("新しい版を準備する", "Prepare a new edition"), () => this.#prepare())];
    }
  }

  #leave() {
    const { say } = this.host;
    if (!this.words?.isDirty()) { this.back(); return; }
    this.#ask(say("保存していない文があります。", "There are words that are not saved."), [], say("保存せずに戻る", "Leave without saving"), () => { this.host.tell("dxp:dirty", { dirty: false }); this.back(); });
  }

  /** Keeps what is typed; gives whether it is safe. Whatever follows freezes the words or draws them anew. */
  async #kept() { return this.words?.isDirty() ? this.#save(this.message) : true; }

  /** @param fault where is said why not */
  async #save(fault) {
    const { say } = this.host;
    const { words } = this;
    hush(this.place);
    const typed = words.value();
    if (typed.note?.en && !typed.note.ja) { fault.textContent = `⚠ ${say(...NOT_SAVED)} ${say("日本語の解説も書いてください。", "Write the notes in Japanese, too.")}`; words.ja.focus(); return false; }
    const answer = await call("PUT", `/api/releases/${encodeURIComponent(this.release.id)}`, { version: this.release.version, ...typed });
    if (!answer.ok) { this.#refused(say(...NOT_SAVED), answer, fault); return false; }
    this.release = answer.body;
    words.kept(typed);
    this.host.tell("dxp:dirty", { dirty: words.isDirty() });
    return true;
  }

  async #prepare() {
    hush(this.place);
    if (!(await this.#kept())) return;
    const answer = await call("POST", "/api/releases", { period: this.release.period });
    if (!answer.ok) { this.#refused(this.host.say(...NOT_DONE), answer); return; }
    this.id = answer.body.id;
    this.host.changed();
    this.host.tell("dxp:submitted", { message: this.host.say("準備しました。", "Prepared.") });
    this.open(this.host.say("いまの値で準備しました。", "Prepared with the figures of now."));
  }

  async #do(what, body, said) {
    hush(this.place);
    if (!(await this.#kept())) return;
    const answer = await call("POST", `/api/releases/${encodeURIComponent(this.release.id)}/${what}`, { version: this.release.version, ...body });
    if (!answer.ok) { this.#refused(this.host.say(...NOT_DONE), answer); return; }
    this.host.tell("dxp:submitted", { message: said });
    this.host.changed();
    this.open(said);
  }

  /** A field that is wrong gets the focus. */
  #refused(what, answer, place = this.message) {
    place.textContent = `⚠ ${what} ${whyNot(answer, this.host)}`;
    for (const field of this.confirming.querySelectorAll("[name]")) {
      const isWrong = answer.body.errors?.some((fault) => fault.pointer === `/${field.name}`) || false;
      field.setAttribute("aria-invalid", isWrong);
      if (isWrong) field.focus();
    }
  }

  #ask(text, fields, word, action, grave = false) {
    const sure = button(word, action, { class: "btn key" });
    const form = make("div", { class: grave ? "confirm grave" : "confirm", role: "group", "aria-label": word }, make("p", {}, text), ...fields,
      make("p", { class: "acts" }, sure, button(this.host.say("やめる", "Cancel"), () => this.confirming.replaceChildren())));
    hush(this.place);
    this.confirming.replaceChildren(form);
    (form.querySelector("input,textarea") || sure).focus();
  }

  #publish() {
    const { say } = this.host;
    this.#ask(say("いま公表しますか。値と文は固定され、あとから変えられません。購読者に通知されます。", "Publish now? Figures and words are frozen for good, and subscribers are told."), [],
      say("公表を確定する", "Publish it"), () => this.#do("publish", {}, say("公表しました。", "Published.")));
  }

  #embargo() {
    const { say, locale } = this.host;
    const { release } = this;
    const input = make("input", { type: "datetime-local", id: "dxp-publish-until", name: "until", "aria-describedby": this.message.id });
    if (release.until) input.value = new Date(new Date(release.until).getTime() + JAPAN).toISOString().slice(0, 16);
    const announced = make("p", { role: "status" });
    const announce = () => {
      const when = input.value ? moment(until(input), locale) : say("（日時）", "(time)");
      announced.textContent = say(`公表の予定として、すぐに誰にでも見えるもの：「${pick(release.title, locale)}　${when}」`, `What everybody sees at once, as a release to come: "${pick(release.title, locale)}, ${when}"`);
    };
    input.addEventListener("input", announce);
    announce();
    this.#ask(say("決めた日時に自動で公表します。それまで値と文は固定されます。日時は公表の予定（リリースのページ、カレンダー、API）に載り、変えたり取り消したりするとそこも変わります。値と文は公表まで見えません。", "It is published by itself at this time. Until then figures and words are frozen. The time stands in the public calendar (page of releases, iCalendar, API), which follows when it is moved or lifted. Figures and words are seen by nobody before."),
      [make("label", { for: "dxp-publish-until" }, say("公開日時（日本時間）", "Published at (Japan time)")), input, announced], say("公開日時を確定する", "Set the time"), () => {
        if (!input.value) { this.message.textContent = `⚠ ${say("公開日時を入れてください。", "Enter a time.")}`; input.focus(); return; }
        this.#do("embargo", { until: until(input) }, say("公開日時を決めました。", "The time is set."));
      });
  }

  #withdraw() {
    const { say } = this.host;
    const ja = make("textarea", { id: "dxp-publish-reason", maxlength: "500" });
    const en = make("textarea", { id: "dxp-publish-reason-en", maxlength: "500", lang: "en" });
    this.#ask(say("取り下げても同じアドレスに残り、取り下げの理由が表示されます。元には戻せません。", "It stays at its address and says why it no longer counts. This cannot be undone."),
      [make("label", { for: ja.id }, say("理由（日本語、必須）", "Reason (Japanese, needed)")), ja, make("label", { for: en.id }, say("理由（英語）", "Reason (English)")), en],
      say("取り下げを確定する", "Withdraw it"), () => {
        if (!ja.value.trim()) { this.message.textContent = `⚠ ${say("理由を書いてください。", "Say why.")}`; ja.focus(); return; }
        this.#do("withdraw", { reason: { ja: ja.value.trim(), en: en.value.trim() || null } }, say("取り下げました。", "Withdrawn."));
      }, true);
  }

  /** What the office says beside the figures. */
  #words(release) {
    const { say } = this.host;
    const ja = make("textarea", { id: "dxp-publish-note", maxlength: "4000" });
    const en = make("textarea", { id: "dxp-publish-note-en", maxlength: "4000", lang: "en" });
    ja.value = release.note?.ja || "";
    en.value = release.note?.en || "";
    const message = make("p", { role: "alert" });
    const kpis = release.boards.filter((each) => each.board.startsWith("kpi/")).map((each) => each.board.slice(4));
    const boxes = kpis.map((code) => make("input", { type: "checkbox", value: code, ...(release.highlights.includes(code) ? { checked: "" } : {}) }));
    const chosen = make("fieldset", {}, make("legend", {}, say("注目のKPI（はじめに大きく示す）", "Highlights (shown first)")), ...boxes.map((box) => make("label", {}, box, box.value)));
    const save = button(say("文を保存する", "Save the words"), async () => {
      if (!(await this.#save(message))) return;
      this.host.tell("dxp:submitted", { message: say("保存しました。", "Saved.") });
      this.open(say("文を保存しました。", "The words are saved."));
    }, { class: "btn key" });
    const value = () => {
      const [said, english] = [ja.value.trim() || null, en.value.trim() || null];
      return { note: said || english ? { ja: said, en: english } : null, highlights: boxes.filter((box) => box.checked).map((box) => box.value) };
    };
    let saved = JSON.stringify(value());
    this.words = { ja, value, isDirty: () => JSON.stringify(value()) !== saved, kept: (typed) => { saved = JSON.stringify(typed); } };
    const form = make("section", {}, make("h3", {}, say("解説と注目", "Notes and highlights")),
      make("label", { for: ja.id }, say("解説（日本語）", "Notes (Japanese)")), ja, make("label", { for: en.id }, say("解説（英語）", "Notes (English)")), en, chosen, message, make("p", { class: "acts" }, save));
    form.addEventListener("input", () => this.host.tell("dxp:dirty", { dirty: this.words.isDirty() }));
    return form;
  }

  #said(release) {
    const { say, locale } = this.host;
    if (!release.note && release.highlights.length === 0) return [];
    return [make("section", {}, make("h3", {}, say("解説と注目", "Notes and highlights")), ...(release.note ? [make("p", {}, pick(release.note, locale))] : []),
      ...(release.highlights.length > 0 ? [make("p", {}, `${say("注目のKPI：", "Highlights: ")}${release.highlights.join(say("、", ", "))}`)] : []))];
  }

  #trail(release) {
    const { say, locale } = this.host;
    return make("section", {}, make("h3", {}, say("経過", "What was done")), make("ol", { class: "trail" }, ...release.trail.map((step) =>
      make("li", {}, `${moment(step.at, locale)} ${pick(ACTS[step.act], locale)}${say("（", " (")}${step.by === "clock" ? say("自動", "by the clock") : step.by}${say("）", ")")}`))));
  }
}
