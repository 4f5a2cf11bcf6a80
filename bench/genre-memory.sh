#!/bin/sh
# How long a thousand remembered artists take. Needs a build: mvn -Dquick test-compile, mvn package for app/target/lib
cd "$(dirname "$0")/.." || exit 1
exec "${SONGSTROKE_JAVA:-java}" --enable-native-access=ALL-UNNAMED \
  -cp "core/target/classes:app/target/classes:app/target/test-classes:app/target/lib/*" songstroke.lookup.EnricherBench
