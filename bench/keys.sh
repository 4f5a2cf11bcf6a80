#!/bin/sh
# Times key presses of the source x11 on a private X server: lost events, error of the time stamps.
# Needs Xvfb and a JDK 25 (SONGSTROKE_JAVA, JAVA_HOME, or java on the PATH).
set -eu
cd "$(dirname "$0")/.."
mvn -q -Dquick -pl core,app -am test-compile
java="${SONGSTROKE_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}"
repository=$(mvn -q help:evaluate -Dexpression=settings.localRepository -DforceStdout 2>/dev/null || echo "$HOME/.m2/repository")
tests=$(find "$repository/org/junit" "$repository/org/opentest4j" "$repository/org/apiguardian" "$repository/org/jspecify" "$repository/tools/jackson" -name '*.jar' 2>/dev/null | tr '\n' ':')
exec "$java" -cp "app/target/test-classes:app/target/classes:core/target/classes:$tests" songstroke.capture.keys.KeysBench
