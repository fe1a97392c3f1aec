package dxpulse.infra.bench;

import dxpulse.infra.standalone.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The same bytes as a static file of nginx: the floor of a board's answer.
final class StaticFiles implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Process nginx;

  private StaticFiles(Path folder, int port, Process nginx) {
    this.folder = folder;
    this.port = port;
    this.nginx = nginx;
  }

  /// @param content what `/file.json` answers
  static StaticFiles serving(byte[] content) throws IOException {
    Path folder = Files.createTempDirectory("dxpulse-bench-nginx-");
    Files.createDirectory(folder.resolve("www"));
    Files.write(folder.resolve("www/file.json"), content);
    int port = Port.free();
    Path settings = folder.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        daemon off;
        user root;
        worker_processes auto;
        pid nginx.pid;
        error_log stderr warn;
        events { worker_connections 4096; }
        http {
          types { application/json json; }
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 100000000;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d;
            root www;
            open_file_cache max=10;
            add_header Cache-Control "public, max-age=0, s-maxage=1";
          }
        }
        """
            .formatted(port));
    Process nginx =
        new ProcessBuilder(Tools.path("nginx"), "-p", folder.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    StaticFiles files = new StaticFiles(folder, port, nginx);
    Tools.awaitAnswer(files.address());
    return files;
  }

  String address() {
    return "http://127.0.0.1:" + port + "/file.json";
  }

  @Override
  public void close() throws IOException, InterruptedException {
    nginx.destroy();
    nginx.waitFor();
    Workbench.delete(folder);
  }
}
