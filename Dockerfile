# syntax=docker/dockerfile:1
# docker build -t zhanggui . && docker run -p 127.0.0.1:8080:8080 -v zhanggui-data:/data zhanggui

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dmaven.test.skip=true -pl assistant-service -am package \
    && java -Djarmode=tools -jar assistant-service/target/zhanggui.jar extract --destination /app

FROM eclipse-temurin:25-jre
# The user's number is fixed, so that a volume keeps its owner from image to image.
RUN groupadd --gid 10001 zhanggui \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin zhanggui \
    && mkdir -m 700 /data \
    && chown zhanggui:zhanggui /data
COPY --from=build /app /app
COPY --chmod=755 assistant-service/ops/aot-cache.sh assistant-service/ops/probe.sh /app/
# A cache of loaded classes fits the JVM that wrote it alone, so this stage writes it.
RUN /app/aot-cache.sh
USER 10001:10001
ENV ZHANGGUI_DATA=/data \
    SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    DJL_CACHE_DIR=/tmp/djl \
    LANG=C.UTF-8
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["/app/probe.sh"]
ENTRYPOINT ["java", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", \
    "-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:aot*=off", "-Xlog:cds*=off", \
    "-XX:MaxRAMPercentage=60", "-XX:AOTCache=/app/zhanggui.aot", "-jar", "/app/zhanggui.jar"]
