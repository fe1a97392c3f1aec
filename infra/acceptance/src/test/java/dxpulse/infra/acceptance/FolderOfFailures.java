package dxpulse.infra.acceptance;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Keeps the platform's folder for whoever looks for the cause of a failure; after a success it is
/// deleted.
public final class FolderOfFailures implements TestExecutionListener {
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.FAILED) {
      RunningPlatform.keepFolder();
    }
  }
}
