package dxpulse.ingestion.feed.fetch;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.feed.Fetch;
import dxpulse.ingestion.feed.Origin;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Asks addresses of feeds and lets nobody keep it waiting: an end to connecting, to silence, to
/// the whole answer, to its size, and to redirects.
public final class WebFetch implements Fetch, AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /// Behind the name of a secret's setting: the setting with the hosts that it may be sent to.
  private static final String HOST = "_HOST";

  /// The same, with the organizations whose secret it is.
  private static final String ORGANIZATION = "_ORGANIZATION";

  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

  /// Opens nothing in a private network.
  private final CloseableHttpClient outside;

  /// Opens what an organization may: no connection of the one is ever used by the other.
  private final CloseableHttpClient inside;

  private final Limits limits;
  private final Function<String, @Nullable String> settings;

  /// @param silence the longest time without a byte
  /// @param whole the longest time for the whole answer
  /// @param allowedHosts that may lie in a private network
  public record Limits(
      Duration silence, Duration whole, int mostBytes, AllowedHosts allowedHosts) {}

  /// @param settings where secrets are, by the name of the setting
  public WebFetch(Limits limits, Function<String, @Nullable String> settings) {
    this.limits = limits;
    this.settings = settings;
    outside = client(new AllowedAddresses(), Timeout.of(limits.silence()));
    inside = client(SystemDefaultDnsResolver.INSTANCE, Timeout.of(limits.silence()));
  }

  private static CloseableHttpClient client(DnsResolver names, Timeout silence) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(silence)
                        .setSocketTimeout(silence)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(silence)
                .setConnectionRequestTimeout(silence)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("dxpulse-feed")
        .build();
  }

  @Override
  public void close() throws IOException {
    asking.shutdownNow();
    outside.close();
    inside.close();
  }

  /// One deadline for everything that belongs to an answer: names, connections, headers, redirects,
  /// and the content. Whoever sends one byte after the other is cut off like whoever sends none.
  @Override
  public byte[] answer(OrganizationCode organization, Origin origin) {
    Part part = beginning(organization, origin, limits.whole());
    if (!part.whole()) {
      throw new Unanswered(
          "応答が大きすぎます（%dバイトまで） / the answer is larger than %d bytes"
              .formatted(limits.mostBytes(), limits.mostBytes()));
    }
    return part.content();
  }

  @Override
  public Part beginning(OrganizationCode organization, Origin origin, Duration within) {
    origin.credentials().forEach(credential -> checkOwner(credential.setting(), organization));
    AtomicReference<@Nullable HttpGet> last = new AtomicReference<>();
    Future<Part> answer = asking.submit(() -> asked(organization, origin, last));
    boolean hurried = within.compareTo(limits.whole()) < 0;
    try {
      return answer.get((hurried ? within : limits.whole()).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw hurried ? tooSlowToBeLookedAt(within) : endless();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unanswered("停止のため打ち切りました / cut off by a stop");
    } finally {
      if (!answer.isDone()) {
        var _ = answer.cancel(true);
        HttpGet request = last.get();
        if (request != null) {
          request.abort();
        }
      }
    }
  }

  private Unanswered endless() {
    return new Unanswered(
        "応答が終わらないため打ち切りました（%d秒まで） / the answer did not end within %d seconds"
            .formatted(limits.whole().toSeconds(), limits.whole().toSeconds()));
  }

  private Unanswered tooSlowToBeLookedAt(Duration within) {
    return new Unanswered(
        "応答が遅く、%d秒待っても終わらないため、確認を打ち切りました（実行では%d秒まで待ちます） / the address answers too slowly: no end within %d seconds, and a look waits no longer (a run waits for %d)"
            .formatted(
                rounded(within),
                limits.whole().toSeconds(),
                rounded(within),
                limits.whole().toSeconds()));
  }

  /// To whole seconds: what went by until the address was asked is not worth a second.
  private static long rounded(Duration duration) {
    return duration.plusMillis(500).toSeconds();
  }

  private Part asked(
      OrganizationCode organization, Origin origin, AtomicReference<@Nullable HttpGet> last) {
    try {
      URI address = new URI(String.valueOf(origin.address()));
      URI first = address;
      for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        Step step = step(organization, address, first, origin, last);
        if (step.content() != null) {
          return step.content();
        }
        address = redirected(address, step.location());
        if (!isSame(address, first) && secrets(origin).anyMatch(Carried.by(address)::contains)) {
          throw new Unanswered(
              "転送先のアドレスに秘密が含まれているため開きません / the redirect would carry a secret elsewhere");
        }
      }
      throw new Unanswered("転送が多すぎます / too many redirects");
    } catch (URISyntaxException refused) {
      throw new Unanswered("アドレスの形ではありません / not an address");
    } catch (AllowedAddresses.PrivateNetwork refused) {
      throw new Unanswered(
          "庁内などの私的なネットワークのアドレスには接続しません（%s。団体ごとの許可は dxpulse.feed.allowed-hosts） / %s lies in a private network and dxpulse.feed.allowed-hosts does not name it for this organization"
              .formatted(refused.getMessage(), refused.getMessage()));
    } catch (UnknownHostException unknown) {
      throw new Unanswered("接続先の名前が見つかりません / the host is not known");
    } catch (SocketTimeoutException slow) {
      throw new Unanswered("応答が遅いため打ち切りました / the answer was too slow");
    } catch (IOException failed) {
      throw new Unanswered("接続できませんでした / no connection: " + failed.getClass().getSimpleName());
    }
  }

  private static URI redirected(URI from, String location) {
    try {
      return from.resolve(new URI(location.strip()));
    } catch (URISyntaxException | IllegalArgumentException nowhere) {
      // what stands there is shown nowhere: it may hold a secret
      throw new Unanswered("転送先がアドレスの形ではありません / the redirect is no address");
    }
  }

  /// An answer, or where to ask instead.
  private record Step(@Nullable Part content, String location) {}

  private Step step(
      OrganizationCode organization,
      URI address,
      URI first,
      Origin origin,
      AtomicReference<@Nullable HttpGet> last)
      throws IOException, URISyntaxException {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
      throw new Unanswered("http か https だけを開きます / only http and https are opened");
    }
    boolean allowed = limits.allowedHosts().allow(address, organization);
    HttpGet request = request(address, isSame(address, first) ? origin : null, allowed);
    last.set(request);
    return (allowed ? inside : outside)
        .execute(
            request,
            response -> {
              int status = response.getCode();
              Header location = response.getFirstHeader("Location");
              if (status >= 300 && status < 400 && location != null) {
                request.abort();
                return new Step(null, String.valueOf(location.getValue()));
              }
              if (status == TOO_MANY || status == UNAVAILABLE) {
                request.abort();
                throw asksToWait(status, response.getFirstHeader("Retry-After"));
              }
              if (status != 200) {
                request.abort();
                throw new Unanswered(
                    "接続先が %d を返しました / the address answers %d".formatted(status, status));
              }
              return new Step(content(response, request), "");
            });
  }

  private static Unanswered asksToWait(int status, @Nullable Header after) {
    Duration wish = RetryAfter.of(after == null ? null : after.getValue(), Instant.now());
    String why =
        status == TOO_MANY
            ? "接続先が、要求が多すぎると答えました（%d） / the address says that it is asked too often (%d)"
            : "接続先が %d を返しました / the address answers %d";
    String told = why.formatted(status, status);
    int half = told.indexOf(" / ");
    return wish == null
        ? new Unanswered(told)
        : new Unanswered(
            "%s。接続先の求めにより、%d秒は取得しません%s; it wishes not to be asked for %d seconds"
                .formatted(
                    told.substring(0, half),
                    wish.toSeconds(),
                    told.substring(half),
                    wish.toSeconds()),
            wish);
  }

  private static boolean isSame(URI address, URI first) {
    return address.getHost() != null
        && address.getHost().equalsIgnoreCase(first.getHost())
        && address.getPort() == first.getPort()
        && address.getScheme() != null
        && address.getScheme().equalsIgnoreCase(first.getScheme());
  }

  private Stream<String> secrets(Origin origin) {
    return origin.credentials().stream()
        .map(credential -> settings.apply(credential.setting()))
        .filter(secret -> secret != null && !secret.isBlank());
  }

  private HttpGet request(URI address, @Nullable Origin with, boolean allowed)
      throws URISyntaxException {
    URIBuilder uri = new URIBuilder(address);
    HttpGet request = new HttpGet(address);
    if (with != null) {
      for (Origin.Credential credential : with.credentials()) {
        String value =
            (credential.prefix() == null ? "" : credential.prefix())
                + secret(credential.setting(), address, allowed);
        switch (credential.place()) {
          case HEADER -> request.setHeader(credential.name(), value);
          case QUERY -> uri.setParameter(credential.name(), value);
        }
      }
      request.setUri(uri.build());
    }
    return request;
  }

  /// A secret goes only where its owner lets it go: whoever writes a definition could name any
  /// address.
  private String secret(String setting, URI to, boolean allowed) {
    String secret = settings.apply(setting);
    if (secret == null || secret.isBlank()) {
      throw new Unanswered("設定 %s がありません / the setting %s is missing".formatted(setting, setting));
    }
    String host = String.valueOf(to.getHost()).toLowerCase(Locale.ROOT);
    if (!listed(setting + HOST).contains(host)) {
      throw new Unanswered(
          "秘密 %s は %s には送りません。送ってよい接続先は設定 %s に書きます / the secret %s is not sent to %s: %s names where it may go"
              .formatted(setting, host, setting + HOST, setting, host, setting + HOST));
    }
    if (!"https".equalsIgnoreCase(to.getScheme()) && !allowed) {
      throw new Unanswered("秘密は https でだけ送ります / a secret is sent by https only");
    }
    return secret;
  }

  /// Whoever writes a definition could name any secret, that of another organization too.
  private void checkOwner(String setting, OrganizationCode organization) {
    if (!listed(setting + ORGANIZATION).contains(organization.toString())) {
      throw new Unanswered(
          "設定 %s は、この団体（%s）の秘密ではありません。使ってよい団体は設定 %s に書きます / %s is no secret of %s: %s names whose it is"
              .formatted(
                  setting,
                  organization,
                  setting + ORGANIZATION,
                  setting,
                  organization,
                  setting + ORGANIZATION));
    }
  }

  private List<String> listed(String setting) {
    String listed = settings.apply(setting);
    return listed == null
        ? List.of()
        : List.of(listed.strip().toLowerCase(Locale.ROOT).split("[,\\s]+"));
  }

  private Part content(ClassicHttpResponse response, HttpGet request) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new Part(new byte[0], true);
    }
    String type = String.valueOf(entity.getContentType()).toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
      request.abort();
      throw new Unanswered(
          "データではなくHTMLのページが返りました（アドレスの変更・ログイン画面・障害のお知らせなど） / the answer is an HTML page, not data");
    }
    byte[] content = entity.getContent().readNBytes(limits.mostBytes() + 1);
    boolean whole = content.length <= limits.mostBytes();
    if (!whole) {
      request.abort();
    }
    return new Part(content, whole);
  }
}
