package dxpulse.infra.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Many open streams of changes, read by one thread.
///
/// It shares the two cores with what is measured, so it looks at no more than it must: a stream
/// that has said what it is waited for is only emptied.
final class Subscribers implements AutoCloseable {
  private static final int AT_ONCE = 200;
  private static final int PATIENCE = 60;
  private static final byte[] NOTHING = {};
  private static final byte[] OPENED = "retry:".getBytes(StandardCharsets.US_ASCII);

  private final Selector selector = Selector.open();
  private final List<SocketChannel> channels = new ArrayList<>();
  private final Thread reading;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private volatile @Nullable Wave wave;
  private volatile boolean running = true;
  private volatile long opened;
  private volatile @Nullable IOException broken;

  /// What each stream is waited for, and when the last one had it.
  private static final class Wave {
    private final byte[] mark;
    private final CountDownLatch missing;
    private volatile long last;

    Wave(String mark, int streams) {
      this.mark = mark.getBytes(StandardCharsets.US_ASCII);
      this.missing = new CountDownLatch(streams);
    }
  }

  private static final class Ear {
    // What was heard last, with which a mark may begin.
    private byte[] last = NOTHING;
    private boolean isOpen;
    private @Nullable Wave had;
  }

  /// Opens so many streams, and returns when each of them is open.
  Subscribers(String host, int port, int streams) throws Exception {
    reading = Thread.ofPlatform().daemon().name("subscribers").start(this::read);
    byte[] request =
        ("GET /api/boards/stream HTTP/1.1\r\nHost: "
                + host
                + "\r\nAccept: text/event-stream\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < streams; i++) {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress(host, port));
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      channels.add(channel);
      channel.register(selector, SelectionKey.OP_READ, new Ear());
      selector.wakeup();
      if (channels.size() % AT_ONCE == 0) {
        awaitOpen(channels.size());
      }
    }
    awaitOpen(streams);
  }

  private void awaitOpen(int streams) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (opened < streams) {
      check();
      if (System.nanoTime() > end) {
        throw new IllegalStateException(opened + " of " + streams + " streams opened");
      }
      Pace.until(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /// From here on each stream is waited for until it has said this.
  void expect(String mark) {
    wave = new Wave(mark, channels.size());
  }

  /// When the last stream had said what was expected, in nanoseconds.
  long lastHeard() throws IOException, InterruptedException {
    Wave expected = wave;
    if (expected == null || !expected.missing.await(PATIENCE, TimeUnit.SECONDS)) {
      check();
      throw new IllegalStateException(
          (expected == null ? 0 : expected.missing.getCount()) + " streams have not heard it");
    }
    return expected.last;
  }

  private void check() throws IOException {
    IOException failed = broken;
    if (failed != null) {
      throw failed;
    }
  }

  private void read() {
    try {
      while (running) {
        selector.select(key -> {
          try {
            take((SocketChannel) key.channel(), (Ear) key.attachment());
          } catch (IOException failed) {
            broken = failed;
            key.cancel();
          }
        });
      }
    } catch (IOException failed) {
      broken = failed;
    }
  }

  private void take(SocketChannel channel, Ear ear) throws IOException {
    Wave expected = wave;
    buffer.clear().put(ear.last);
    if (channel.read(buffer) < 0) {
      throw new IOException("a stream was ended");
    }
    long now = System.nanoTime();
    buffer.flip();
    ear.last = NOTHING;
    if (!ear.isOpen) {
      if (hears(OPENED, ear)) {
        ear.isOpen = true;
        opened = opened + 1;
      }
    } else if (expected != null && ear.had != expected && hears(expected.mark, ear)) {
      ear.had = expected;
      expected.last = now;
      expected.missing.countDown();
    }
  }

  /// Whether the mark was heard; what may be its beginning is kept until more is.
  private boolean hears(byte[] mark, Ear ear) {
    for (int at = 0; at <= buffer.limit() - mark.length; at++) {
      if (isAt(at, mark)) {
        return true;
      }
    }
    ear.last = new byte[Math.min(buffer.limit(), mark.length - 1)];
    buffer.get(buffer.limit() - ear.last.length, ear.last);
    return false;
  }

  private boolean isAt(int at, byte[] mark) {
    for (int i = 0; i < mark.length; i++) {
      if (buffer.get(at + i) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    running = false;
    selector.wakeup();
    reading.join();
    for (SocketChannel channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
