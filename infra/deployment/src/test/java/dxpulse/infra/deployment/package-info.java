/// Holds the files by which the platform is run elsewhere (compose, chart, realm, rules,
/// dashboards) against the code and against each other.
@NullMarked
package dxpulse.infra.deployment;

import org.jspecify.annotations.NullMarked;
