#!/bin/sh
# Times the key presses of the source x11 on a private X server: lost events, error of the time stamps.
# Needs Xvfb and a JDK 25: SONGSTROKE_JAVA, JAVA_HOME, java on the PATH, or one in the usual folder.
set -eu
cd "$(dirname "$0")/.."
mvn -q -Dquick -pl core,app -am test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath
for java in "${SONGSTROKE_JAVA:-}" "${JAVA_HOME:-}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
  [ -x "$java" ] && "$java" -version 2>&1 | head -n 1 | grep -q '"2[5-9]' || continue
  exec "$java" -cp "app/target/test-classes:app/target/classes:$(cat app/target/test.classpath)" \
    songstroke.capture.keys.x11.KeysBench
done
echo "bench/keys.sh: no JDK 25 found; set SONGSTROKE_JAVA to its bin/java" >&2
exit 69
