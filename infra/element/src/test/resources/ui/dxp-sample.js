import { make } from './dxp-frame.js';
import { WORDS } from "./dxp-sample-words.js";

customElements.define("dxp-sample", class extends HTMLElement {
  connectedCallback() { this.append(make("p", {}, ...WORDS)); }
});
