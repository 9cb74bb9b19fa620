# The program with its weights, and nothing else that it needs.
FROM rust:1.95-slim-bookworm AS build
WORKDIR /source
COPY . .
RUN cargo build --release --locked --bin sayso

FROM debian:bookworm-slim
COPY --from=build /source/target/release/sayso /usr/local/bin/sayso
RUN useradd --no-create-home --uid 10001 reader
USER 10001
WORKDIR /articles
ENV SAYSO_CACHE=/tmp/sayso
ENTRYPOINT ["sayso"]
CMD ["check"]
