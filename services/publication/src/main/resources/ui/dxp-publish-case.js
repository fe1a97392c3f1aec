// One case: what is written, its picture, the organisation's consent, and what can be done next.
import { button, call, day, done, hush, inOwnWords, load, make, moment, pick, whyNot } from "./dxp-publish-words.js";
import { CaseForm } from "./dxp-publish-case-form.js";

const STATES = {
  DRAFT: { ja: "○ 下書き", en: "○ Draft", kind: "" }, PUBLISHED: { ja: "✔ 公開中", en: "✔ Published", kind: "ok" },
  CHANGED: { ja: "✔ 公開中（未公開の変更あり）", en: "✔ Published, changed since", kind: "ok" }, WITHDRAWN: { ja: "✕ 取り下げ", en: "✕ Withdrawn", kind: "er" },
  DELETED: { ja: "✕ 削除済み", en: "✕ Deleted", kind: "er" },
};
const ACTS = {
  WRITTEN: { ja: "文の保存", en: "Written" }, PICTURED: { ja: "画像の変更", en: "Picture changed" }, CONSENTED: { ja: "同意の記録", en: "Consent noted" },
  PUBLISHED: { ja: "公開", en: "Published" }, DISCARDED: { ja: "変更の取り消し", en: "Changes discarded" }, WITHDRAWN: { ja: "取り下げ", en: "Withdrawn" },
  DELETED: { ja: "削除", en: "Deleted" }, RESTORED: { ja: "削除の取り消し", en: "Restored" },
};
const NEW = { id: null, revision: 0, state: "DRAFT", hasChanges: false, text: {}, consent: null, withdrawn: null, trail: [] };
const LARGEST = 5 * 1024 * 1024;

export function chip(story, locale) {
  const word = STATES[story.hasChanges ? "CHANGED" : story.state];
  return make("span", { class: `chip ${word.kind}` }, pick(word, locale));
}

export function named(story, { say }) { return story.text.organisation || say("（団体名なし）", "(no name yet)"); }

export class Case {
  constructor(host, id, back) {
    this.host = host;
    this.id = id;
    this.back = back;
    this.place = make("div", { tabindex: "-1" });
  }

  open(said = "") {
    const draw = (body) => {
      this.kpis = (body.fields || []).flatMap((part) => part.kpis);
      if (this.id === null) this.#draw(NEW, said);
      else load(this.place, this.#at(), this.host, (story) => this.#drawn(story, said), true);
      return [];
    };
    // Without figures there is no board yet, and no KPI to choose.
    call("GET", "/api/boards/overview").then((answer) => draw(answer.ok ? answer.body : {}));
    return this.place;
  }

  #at(what = "") { return `/api/cases/${encodeURIComponent(this.id)}${what}`; }

  #draw(story, said = "") {
    this.place.replaceChildren(...this.#drawn(story, said));
    this.place.focus({ preventScroll: true });
  }

  #drawn(story, said) {
    const { say, locale } = this.host;
    this.story = story;
    this.form = new CaseForm(this.host, story.text, this.kpis);
    this.message = make("p", { role: "alert" });
    this.confirming = make("div");
    const head = make("section", {}, make("h2", {}, this.id === null ? say("新しい事例", "A new case") : `${story.id} ${named(story, this.host)}`),
      make("p", {}, chip(story, locale)), done(said),
      ...(story.withdrawn && story.state === "WITHDRAWN" ? [make("p", {}, say("取り下げの理由：", "Withdrawn because: "), story.withdrawn)] : []),
      make("p", { class: "acts" }, ...this.#acts(), button(say("一覧に戻る", "Back to the list"), () => this.#leave())), this.message, this.confirming);
    const words = make("section", {}, make("h3", {}, say("事例の文", "The words")), make("p", { class: "hint" }, say("書きかけでも保存できます。保存しただけでは公開されません。", "It can be saved unfinished. To save is not to publish.")), this.form.drawn(),
      make("p", { class: "acts" }, button(say("保存する", "Save"), () => this.#save(), { class: "btn key" })));
    return this.id === null ? [head, words] : [head, words, this.#picture(), this.#consent(), this.#trail()];
  }

  #acts() {
    if (this.id === null) return [];
    const { say, locale } = this.host;
    const { state, hasChanges, text, trail } = this.story;
    const acts = [];
    if (text.field && text.organisation && text.summary) acts.push(make("a", { class: "btn", href: `${this.#at("/preview")}${locale === "en" ? "?lang=en" : ""}`, target: "_blank" }, say("下見する（別のタブ）", "Preview (new tab)")));
    acts.push(button(state === "PUBLISHED" ? say("変更を公開する", "Publish the changes") : say("公開する", "Publish"), () => this.#publish(), { class: "btn key" }));
    if (hasChanges) acts.push(button(say("変更を取り消す", "Discard the changes"), () => this.#discard()));
    if (state !== "WITHDRAWN") acts.push(button(say("取り下げる", "Withdraw"), () => this.#withdraw()));
    if (!trail.some((step) => step.act === "PUBLISHED")) acts.push(button(say("削除する", "Delete"), () => this.#delete()));
    return acts;
  }

  #leave() {
    const { say } = this.host;
    if (!this.form.isDirty()) { this.back(); return; }
    this.#ask(say("保存していない文があります。", "There are words that are not saved."), [], say("保存せずに戻る", "Leave without saving"), () => { this.host.tell("dxp:dirty", { dirty: false }); this.back(); });
  }

  /** Keeps what is typed; gives whether it is safe. */
  async #kept() { return this.form.isDirty() ? this.#save(true) : true; }

  async #save(goesOn = false, revision = this.story.revision) {
    const { say } = this.host;
    hush(this.place);
    const text = this.form.value();
    const answer = await call(...(this.id === null ? ["POST", "/api/cases", text] : ["PUT", this.#at(), { ...text, revision }]));
    if (answer.status === 409) { await this.#conflict(); return false; }
    if (!answer.ok) { this.#refused(say("保存できませんでした。", "It was not saved."), answer); return false; }
    this.id = answer.body.id;
    this.host.tell("dxp:dirty", { dirty: false });
    this.host.changed();
    if (goesOn) { this.story = answer.body; this.form.kept(); } else this.#done(answer.body, say("保存しました。", "Saved."));
    return true;
  }

  async #conflict() {
    const held = await call("GET", this.#at());
    if (!held.ok) { this.#refused(this.host.say("保存できませんでした。", "It was not saved."), held); return; }
    this.confirming.replaceChildren(this.form.beside(held.body.text, () => this.#draw(held.body), () => this.#save(false, held.body.revision)));
    this.confirming.querySelector("button").focus();
  }

  #done(story, said) {
    this.host.tell("dxp:submitted", { message: said });
    this.host.changed();
    this.#draw(story, said);
  }

  /** Faults stand at their fields; what has no field here stands above. */
  #refused(what, answer) {
    const { say, locale } = this.host;
    const homeless = this.form.blame(answer.body.errors || []);
    const why = answer.body.errors?.length ? homeless.map((fault) => inOwnWords(fault.message, locale)).join(say("、", "; ")) || say("印の付いた項目を直してください。", "See the marked fields.") : whyNot(answer, this.host);
    this.message.textContent = `⚠ ${what} ${why}`;
    if (homeless.length > 0 || !answer.body.errors?.length) this.message.scrollIntoView({ block: "center" });
  }

  async #act(what, body, said) {
    hush(this.place);
    if (!(await this.#kept())) return;
    const answer = await call("POST", this.#at(`/${what}`), { revision: this.story.revision, ...body });
    if (!answer.ok) { this.#refused(this.host.say("できませんでした。", "It was not done."), answer); return; }
    this.#done(answer.body, said);
  }

  #ask(text, fields, word, action, grave = false) {
    const sure = button(word, action, { class: "btn key" });
    hush(this.place);
    this.confirming.replaceChildren(make("div", { class: grave ? "confirm grave" : "confirm", role: "group", "aria-label": word }, make("p", {}, text), ...fields, make("p", { class: "acts" }, sure, button(this.host.say("やめる", "Cancel"), () => this.confirming.replaceChildren()))));
    (this.confirming.querySelector("textarea") || sure).focus();
  }

  #publish() {
    const { say } = this.host;
    this.#ask(say("公開しますか。事例・KPI・分野のページとオープンデータに載ります。", "Publish it? It appears on the pages of cases, its KPI and its field, and in the open data."), [], say("公開を確定する", "Publish it"), () => this.#act("publish", {}, say("公開しました。", "Published.")));
  }

  #discard() {
    const { say } = this.host;
    this.#ask(say("公開している内容に戻します。書いた変更はなくなります。", "Go back to what everybody reads? The changes are lost."), [], say("取り消しを確定する", "Discard them"), async () => {
      hush(this.place);
      const answer = await call("POST", this.#at("/discard"), { revision: this.story.revision });
      if (answer.ok) this.#done(answer.body, say("変更を取り消しました。", "The changes were discarded.")); else this.#refused(say("できませんでした。", "It was not done."), answer);
    });
  }

  #withdraw() {
    const { say } = this.host;
    const reason = make("textarea", { id: "dxp-publish-case-reason", maxlength: "500" });
    this.#ask(say("公開のページとオープンデータからなくなります。もう一度公開するには、同意を記録し直します。", "It leaves the public pages and the open data. To publish it again, the consent has to be noted anew."),
      [make("label", { for: reason.id }, say("理由（公開されません）", "Reason (not published)")), reason], say("取り下げを確定する", "Withdraw it"), () => {
        if (!reason.value.trim()) { this.message.textContent = `⚠ ${say("理由を書いてください。", "Say why.")}`; reason.focus(); return; }
        this.#act("withdraw", { reason: reason.value.trim() }, say("取り下げました。", "Withdrawn."));
      }, true);
  }

  #delete() {
    const { say } = this.host;
    this.#ask(say("この事例を削除しますか。公開したことのない事例だけを削除できます。", "Delete this case? Only what was never published can be deleted."), [], say("削除を確定する", "Delete it"), async () => {
      hush(this.place);
      const answer = await call("DELETE", this.#at(), undefined, { headers: { "If-Match": `"${this.story.revision}"` } });
      if (!answer.ok) { this.#refused(say("削除できませんでした。", "It was not deleted."), answer); return; }
      const said = say(`${this.id} ${named(answer.body, this.host)}を削除しました。`, `${this.id} ${named(answer.body, this.host)} was deleted.`);
      this.host.tell("dxp:dirty", { dirty: false });
      this.host.tell("dxp:submitted", { message: said });
      this.host.changed();
      this.back(said, () => call("POST", this.#at("/restore"), { revision: answer.body.revision }));
    }, true);
  }

  #picture() {
    const { say } = this.host;
    const { picture } = this.story.text;
    const file = make("input", { type: "file", id: "dxp-publish-case-file", accept: "image/jpeg,image/png" });
    const fault = make("p", { class: "err", role: "alert", id: "dxp-publish-case-file-err" });
    file.setAttribute("aria-describedby", fault.id);
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      if (!chosen) return;
      hush(this.place);
      if (chosen.size > LARGEST) { fault.textContent = `⚠ ${say("5MBまでの画像を選んでください。", "Choose a picture of at most 5 MB.")}`; return; }
      if (!(await this.#kept())) return;
      await this.#pictured("PUT", chosen, say("画像を入れました。説明を書いてください。", "The picture is in. Describe it in words."), fault, file);
    });
    const parts = picture ? [make("img", { class: "shot", src: `${this.#at("/picture")}?r=${this.story.revision}`, width: picture.width, height: picture.height, alt: pick(picture.alt, this.host.locale) }), this.form.alts,
      make("p", { class: "acts" }, button(say("説明を保存する", "Save the words"), () => this.#save()), button(say("画像を外す", "Remove the picture"), async () => { if (await this.#kept()) await this.#pictured("DELETE", undefined, say("画像を外しました。", "The picture was removed."), fault, file); }))]
      : [make("p", { role: "status" }, say("画像はありません。なくても公開できます。", "There is no picture. It can be published without one."))];
    return make("section", {}, make("h3", {}, say("画像", "Picture")), ...parts, make("label", { for: file.id }, picture ? say("別の画像にする", "Another picture") : say("画像を選ぶ", "Choose a picture")), file,
      make("p", { class: "hint" }, say("JPEGかPNG、5MBまで。撮影場所などの情報は取り除かれます。画像を替えると、同意の記録はやり直しです。", "JPEG or PNG, at most 5 MB. Place and other notes of the camera are removed. A new picture needs a new consent.")), fault);
  }

  async #pictured(method, file, said, fault, input) {
    const answer = await call(method, this.#at("/picture"), file, { headers: { "If-Match": `"${this.story.revision}"` } });
    if (answer.ok) { this.#done(answer.body, said); return; }
    input.value = "";
    fault.textContent = `⚠ ${whyNot(answer, this.host)}`;
  }

  #consent() {
    const { say, locale } = this.host;
    const { consent } = this.story;
    const by = make("input", { id: "dxp-publish-case-by", maxlength: "100" });
    const on = make("input", { id: "dxp-publish-case-on", type: "date" });
    const note = make("input", { id: "dxp-publish-case-note", maxlength: "500" });
    const fault = make("p", { class: "err", role: "alert" });
    const save = button(say("同意を記録する", "Note the consent"), async () => {
      hush(this.place);
      for (const [input, why] of [[by, say("だれの同意か書いてください。", "Say who agrees.")], [on, say("同意の日を入れてください。", "Enter the day.")]]) if (!input.value.trim()) { fault.textContent = `⚠ ${why}`; input.focus(); return; }
      const body = { by: by.value.trim(), on: on.value, note: note.value.trim() || null };
      if (!(await this.#kept())) return;
      const answer = await call("POST", this.#at("/consent"), { ...body, revision: this.story.revision });
      if (answer.ok) this.#done(answer.body, say("同意を記録しました。", "The consent is noted.")); else fault.textContent = `⚠ ${whyNot(answer, this.host)}`;
    });
    const now = consent ? make("dl", {}, ...[[say("同意した人", "Given by"), consent.by], [say("同意の日", "On"), day(consent.on, locale)], ...(consent.note ? [[say("メモ", "Note"), consent.note]] : [])].map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))))
      : make("p", { role: "status" }, say("同意の記録はありません。公開には団体の同意が必要です。", "No consent is noted. To publish, the organisation has to agree."));
    return make("section", {}, make("h3", {}, say("団体の同意", "The organisation's consent")), now, make("div", { class: "fields" }, ...[[by, say("同意した人（団体の役職と名前）", "Given by (name and role)")], [on, say("同意の日", "Day of the consent")], [note, say("メモ（公開されません）", "Note (not published)")]].map(([input, word]) => make("div", {}, make("label", { for: input.id }, word), input))), fault, make("p", { class: "acts" }, save));
  }

  #trail() {
    const { say, locale } = this.host;
    return make("section", {}, make("h3", {}, say("経過", "What was done")), make("ol", { class: "trail" }, ...this.story.trail.map((step) => make("li", {}, `${moment(step.at, locale)} ${pick(ACTS[step.act], locale)}${say("（", " (")}${step.by}${say("）", ")")}`))));
  }
}
