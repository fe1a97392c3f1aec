/// The broker of the embedded default: Kafka, which is its own controller.
@NullMarked
package dxpulse.infra.standalone.broker;

import org.jspecify.annotations.NullMarked;
