# MinIO's server, which is released as source alone: built from its Go module.
FROM golang:1.26-bookworm AS build
ARG MINIO_VERSION=latest
RUN CGO_ENABLED=0 GOBIN=/out go install github.com/minio/minio@${MINIO_VERSION}

FROM debian:bookworm-slim
RUN useradd --system --uid 1000 minio && mkdir /data && chown minio:minio /data
COPY --from=build /out/minio /usr/local/bin/minio
USER minio
VOLUME /data
ENTRYPOINT ["minio", "server", "/data", "--quiet", "--address", ":9000"]
