# syntax=docker/dockerfile:1
# One image, three processes: the site by default, `seeder` or `transcoder` as the command.

FROM node:22-bookworm-slim AS node

FROM eclipse-temurin:25-jdk-noble AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm ./tributary build

FROM eclipse-temurin:25-jre-noble
# What the bundled FFmpeg and the WebRTC library load.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libxcb1 libxcb-shm0 libasound2t64 libpulse0 libudev1 libx11-6 \
      libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home --home-dir /data tributary
COPY --from=build /src/backend/target/tributary-exec.jar /opt/tributary/tributary.jar
COPY --chmod=755 <<'SCRIPT' /usr/local/bin/tributary
#!/bin/sh
set -eu
jar=/opt/tributary/tributary.jar
flags="-XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
worker() {
  exec java -Xmx256m $flags -cp "$jar" -Dloader.main="$1" org.springframework.boot.loader.launch.PropertiesLauncher
}
case ${1:-site} in
  site) exec java -Xmx"${TRIBUTARY_SITE_MEMORY:-512m}" $flags -jar "$jar" ;;
  reset-password) exec java $flags -jar "$jar" "$@" ;;
  seeder) worker tributary.seeder.SeederMain ;;
  transcoder) worker tributary.transcoder.TranscoderMain ;;
  *) echo "Usage: site | seeder | transcoder | reset-password USER" >&2; exit 2 ;;
esac
SCRIPT
USER tributary
ENV TRIBUTARY_HOME=/data
VOLUME /data
EXPOSE 8080 6969/tcp 6969/udp 6881
ENTRYPOINT ["tributary"]
CMD ["site"]
