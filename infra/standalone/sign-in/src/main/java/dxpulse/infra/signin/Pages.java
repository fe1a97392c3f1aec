package dxpulse.infra.signin;

import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// The sign-in page and the health of the provider.
@RestController
class Pages {
  @GetMapping({"/livez", "/readyz"})
  String health() {
    return "ok\n";
  }

  @GetMapping(value = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String login(CsrfToken csrf, @RequestParam(required = false) String error) {
    String message =
        error == null
            ? ""
            : """
            <p class="error" role="alert">利用者名かパスワードが違います。もう一度入力してください。
            <span lang="en">The user name or the password is wrong. Please try again.</span></p>
            """;
    return """
    <!doctype html>
    <html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%sサインイン｜DX Pulse</title>
    <style>
    body{margin:0;background:#f8f8fb;color:#1a1a1a;font:16px/1.7 "Noto Sans JP","Noto Sans CJK JP","Hiragino Sans",Meiryo,sans-serif}
    main{max-width:26rem;margin:8vh auto;padding:2rem;background:#fff;border:1px solid #e6e6e6;border-radius:12px}
    h1{font-size:1.5rem;margin:0 0 .25rem}p{margin:0 0 1rem}
    label{display:block;font-weight:700;margin-top:1rem}
    input{box-sizing:border-box;width:100%%;min-height:48px;padding:0 1rem;font:inherit;border:1px solid #626264;border-radius:8px}
    button{width:100%%;min-height:48px;margin-top:1.5rem;font:inherit;font-weight:700;color:#fff;background:#0017c1;border:0;border-radius:8px;cursor:pointer}
    :focus-visible{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d}
    .error{padding:.75rem 1rem;border:2px solid #ce0000;border-radius:8px;color:#ce0000;font-weight:700}
    </style></head><body><main>
    <h1>サインイン</h1><p>青森県DX推進プラン 進捗管理（庁内用）<br><span lang="en">Sign in to DX Pulse</span></p>
    %s<form method="post" action="/login">
    <input type="hidden" name="%s" value="%s">
    <label for="username">利用者名 <span lang="en">User name</span></label>
    <input id="username" name="username" autocomplete="username" autocapitalize="none" required autofocus>
    <label for="password">パスワード <span lang="en">Password</span></label>
    <input id="password" name="password" type="password" autocomplete="current-password" required>
    <button type="submit">サインイン</button></form></main></body></html>
    """
        .formatted(
            error == null ? "" : "エラー: ",
            message,
            HtmlUtils.htmlEscape(csrf.getParameterName()),
            HtmlUtils.htmlEscape(csrf.getToken()));
  }
}
