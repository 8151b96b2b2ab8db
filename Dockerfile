# The explorer in a container: `docker build -t explorer .`, then `docker compose up` with compose.yaml.
# What is installed comes from requirements.lock, each file with its hash; nothing is fetched later.
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
COPY requirements.lock pyproject.toml hatch_build.py README.md LICENSE DATA-LICENCE.md app.py ./
COPY .streamlit .streamlit
COPY boundaries boundaries
COPY indicators indicators
COPY explorer explorer
RUN python -m venv /opt/explorer \
 && /opt/explorer/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && /opt/explorer/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/explorer/bin/python -m compileall -q /opt/explorer

FROM python:3.11-slim-bookworm
# A user without a name, a shell or a home; the file system may be read-only.
COPY --from=build /opt/explorer /opt/explorer
ENV PATH=/opt/explorer/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    EXPLORER_ADDRESS=0.0.0.0
USER 10001:10001
WORKDIR /tmp
EXPOSE 8501
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=90s CMD ["explorer", "health"]
# One process, for a machine that starts several containers; `explorer serve` starts several in one.
CMD ["explorer", "app"]
