# Builds one image for each service, and one for eventctl: docker build --build-arg APP=order-service .
# The stage "build" compiles all jars at once. With JARS=here, the jars that deploy/image/collect.sh copied to
# target/images are used instead. Needs BuildKit, the default builder since Docker 23.
ARG JRE=eclipse-temurin:25-jre
ARG MAVEN=maven:3.9.16-eclipse-temurin-25
ARG JARS=build

# The builder caches the libraries. Maven's settings, if any, are a build secret and end up in no layer.
FROM ${MAVEN} AS build
WORKDIR /work
COPY . .
RUN --mount=type=cache,id=event-orchestrator-maven,target=/root/.m2/repository,sharing=locked \
    --mount=type=secret,id=maven_settings,target=/root/.m2/settings.xml \
    bash deploy/image/build.sh && bash deploy/image/collect.sh /jars

FROM scratch AS here
COPY target/images /jars

FROM ${JARS} AS jars

# One layer per rate of change: libraries, the project's own modules, the application.
FROM ${JRE} AS layers
ARG APP
WORKDIR /work
COPY --from=jars /jars/${APP}.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination /layers --application-filename app.jar

# The AOT cache is valid only for the same paths, times and JRE as in the image below. The context is refreshed but
# never started, so it needs neither database nor sidecar; eventctl prints its help.
FROM ${JRE} AS training
WORKDIR /app
COPY --chmod=0644 deploy/image/jvm.args ./
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
RUN java @jvm.args -XX:AOTCacheOutput=app.aot -Xlog:aot=error -Dspring.context.exit=onRefresh -Dspring.flyway.enabled=false \
      -Devents.dapr.unprotected=true -Dspring.datasource.password=none \
      -jar app.jar --help

FROM ${JRE}
ARG JRE
ARG APP
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="event-orchestrator ${APP}" \
      org.opencontainers.image.description="${APP} of Event Orchestrator; its parts are listed in /app/sbom" \
      org.opencontainers.image.base.name="${JRE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
COPY --chmod=0644 deploy/image/jvm.args deploy/image/healthcheck ./
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
COPY --from=jars /jars/${APP}.cdx.json sbom/application.cdx.json
COPY --from=training /app/app.aot ./
# A numeric user, because Kubernetes can't tell whether a name is root.
USER 10001:10001
# The port comes from the container's SERVER_PORT.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["/bin/bash", "/app/healthcheck"]
# JDK_JAVA_OPTIONS adds to the image's options. Without a shell, the JVM is process 1 and receives the signals.
ENTRYPOINT ["java", "@/app/jvm.args", "-XX:AOTCache=/app/app.aot", "-jar", "app.jar"]
