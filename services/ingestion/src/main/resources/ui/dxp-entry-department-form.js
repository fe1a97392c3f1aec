// The form in which the office adds or changes a department.
import { Section, button, call, inOwnWords, make } from "./dxp-entry-words.js";

export class DepartmentForm extends Section {
  /** @param entry the one that is changed, or null; @param key of a new one, if it is known; @param done takes what was saved, or null */
  constructor(host, entry, key, done) {
    super(host);
    this.entry = entry;
    this.given = key;
    this.done = done;
  }

  open() {
    const say = this.host.say;
    const entry = this.entry;
    this.faults = make("div");
    this.fields = new Map();
    this.key = make("input", { value: entry ? entry.key : this.given, readonly: entry ? "" : null, maxlength: "60", autocomplete: "off", autocapitalize: "off", spellcheck: "false", required: "" });
    this.ja = make("input", { value: entry ? entry.name.ja : "", maxlength: "120", required: "" });
    this.en = make("input", { value: entry?.name.en || "", maxlength: "120", lang: "en" });
    this.to = make("textarea", { rows: "4", spellcheck: "false", autocapitalize: "off", inputmode: "email" });
    this.to.value = entry ? entry.addresses.join("\n") : "";
    const save = make("button", { type: "submit", class: "btn key" }, entry ? say("変更を保存する", "Save the changes") : say("登録する", "Register"));
    const form = make("form", { novalidate: "" }, this.faults,
      this.#field("key", say("キー", "Key"), this.key, entry ? say("キーは変えられません。", "The key stays.") : say("指標の定義とサインインで使う半角の名前です（例: dx-promotion）。", "As definitions and the sign-in name it, e.g. dx-promotion.")),
      this.#field("name/ja", say("名前（日本語）", "Name (Japanese)"), this.ja),
      this.#field("name/en", say("名前（英語、なくてもよい）", "Name (English, optional)"), this.en),
      this.#field("addresses", say("宛先のメールアドレス", "E-mail addresses"), this.to, say("1行に1件、10件まで。空欄にすると催促メールは送られません。", "One a line, 10 at most. Left empty, no reminder is sent.")),
      make("p", { class: "acts" }, save, button(this.words.cancel, () => this.done(null))));
    form.addEventListener("input", () => this.tell("dxp:dirty", { dirty: true }));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#save(save); });
    return make("section", {}, make("h2", {}, entry ? say(`${entry.name.ja}を変更する`, `Change ${this.pick(entry.name)}`) : say("部署を追加する", "Add a department")), form);
  }

  #field(pointer, label, control, hint = "") {
    const id = `dxp-department-${pointer.replace("/", "-")}`;
    const fault = make("p", { class: "fault", id: `${id}-fault` });
    const about = make("span", { class: "hint", id: `${id}-hint` }, hint);
    control.id = id;
    control.setAttribute("aria-describedby", `${hint ? about.id : ""} ${fault.id}`.trim());
    this.fields.set(pointer, { control, label, fault });
    return make("div", {}, make("label", { for: id }, label), ...(hint ? [about] : []), control, fault);
  }

  /** The addresses that were typed, each with its line; people paste them with commas, too. */
  #addresses() {
    return this.to.value.split("\n").flatMap((line, at) => line.normalize("NFKC").split(/[,;、\s]+/).filter((each) => each !== "").map((text) => ({ text, line: at + 1 })));
  }

  async #save(save) {
    for (const { control, fault } of this.fields.values()) { control.removeAttribute("aria-invalid"); fault.replaceChildren(); }
    this.faults.replaceChildren();
    const typed = this.#addresses();
    const body = { name: { ja: this.ja.value.trim(), en: this.en.value.trim() || null }, addresses: typed.map((each) => each.text), ...(this.entry ? { version: this.entry.version } : { key: this.key.value.normalize("NFKC").trim() }) };
    save.disabled = true;
    const answer = this.entry ? await call("PUT", `/api/ingestion/departments/${encodeURIComponent(this.entry.key)}`, body)
      : await call("POST", "/api/ingestion/departments", body);
    save.disabled = false;
    if (answer.ok) this.done(answer.body);
    else this.#refused(answer, typed);
  }

  #refused(answer, typed) {
    const say = this.host.say;
    const links = (answer.body.errors || []).map((each) => {
      const pointer = each.pointer.replace(/^\//, "");
      const at = typed[Number(pointer.split("/")[1])];
      const field = this.fields.get(pointer) || this.fields.get(pointer.split("/")[0]) || this.fields.get("name/ja");
      const where = pointer.startsWith("addresses/") && at ? say(`${at.line}行目「${at.text}」: `, `Line ${at.line}, “${at.text}”: `) : "";
      const told = `${where}${inOwnWords(each.message, this.locale)}`;
      field.control.setAttribute("aria-invalid", "true");
      field.fault.append(...(field.fault.hasChildNodes() ? [make("br")] : []), `⚠ ${told}`);
      const link = make("a", { href: `#${field.control.id}` }, `${field.label}: ${told}`);
      link.addEventListener("click", (event) => { event.preventDefault(); field.control.focus(); });
      return make("li", {}, link);
    });
    const told = answer.status === 409 ? say("ほかの人が先に変更しました。一覧に戻って読み直してください。入力した内容は画面に残っています。", "Somebody else has changed it. Go back and read it again; what you typed stays here until then.")
      : `${say("保存できませんでした。入力した内容は画面に残っています。", "It could not be saved. What you typed stays here.")} ${this.whyNot(answer)}`;
    const box = make("div", { class: "faults", role: "alert", tabindex: "-1" }, make("p", {}, `⚠ ${links.length > 0 ? say(`${links.length}件の誤りがあります。`, `${links.length} error(s).`) : told}`), make("ul", { class: "dots" }, ...links));
    this.faults.replaceChildren(box);
    box.focus();
    this.tell("dxp:error", { message: told });
  }
}
