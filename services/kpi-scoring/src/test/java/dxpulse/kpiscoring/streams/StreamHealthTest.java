package dxpulse.kpiscoring.streams;

import static org.apache.kafka.streams.KafkaStreams.State.ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.NOT_RUNNING;
import static org.apache.kafka.streams.KafkaStreams.State.PENDING_ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.PENDING_SHUTDOWN;
import static org.apache.kafka.streams.KafkaStreams.State.REBALANCING;
import static org.apache.kafka.streams.KafkaStreams.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class StreamHealthTest {
  private final List<String> heard = new ArrayList<>();
  private final StreamHealth health =
      new StreamHealth(
          new StreamHealth.Observer() {
            @Override
            public void running() {
              heard.add("running");
            }

            @Override
            public void interrupted() {
              heard.add("interrupted");
            }

            @Override
            public void failed() {
              heard.add("failed");
            }
          });

  @Test
  void isReadyWhileTheStreamRunsAndWhilePartitionsMove() {
    health.onChange(RUNNING, REBALANCING);
    health.onChange(REBALANCING, RUNNING);

    assertThat(heard).containsExactly("running");
  }

  @Test
  void isNotReadyWhenTheStreamEnds() {
    health.onChange(PENDING_SHUTDOWN, RUNNING);
    health.onChange(NOT_RUNNING, PENDING_SHUTDOWN);

    assertThat(heard).containsOnly("interrupted");
  }

  @Test
  void hasFailedForGoodInError() {
    health.onChange(ERROR, PENDING_ERROR);

    assertThat(heard).containsExactly("interrupted", "failed");
  }

  @Test
  void aFaultThatPassesCostsAThreadAndAnErrorOfTheMachineTheClient() {
    assertThat(health.handle(new StreamsException(new TimeoutException("the broker is away"))))
        .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    assertThat(health.handle(new StreamsException(new OutOfMemoryError("heap"))))
        .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
  }
}
