# Each target is one command; what takes more than a line stands in scripts/.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help build run test check bench web openapi FORCE

WEB := server/web
BROWSER := tests/browser
NPM_CI := npm ci --no-audit --no-fund --loglevel=error
STEP := scripts/step.sh

help:
	@echo 'make run    demo data where there is none, then serve'
	@echo 'make test   install what the tests need, then every check and every test'
	@echo 'make check  format, lints, types, layers'
	@echo 'make build  the front ends, then target/release/sanyou'
	@echo 'make bench  the benches, each beside its limit'
	@echo 'make openapi  write the API description and its types again'

build: web
	@$(STEP) 'service, release' cargo build --release --locked -p sanyou-server

# Phones of the same machine reach the demo, so that a certificate's QR code leads to its public page.
run: export SANYOU_REACH ?= public
run: export SANYOU_PUBLIC_URL ?= http://$(or $(SANYOU_LISTEN),127.0.0.1:8080)
run: web
	cargo run --profile quick --locked -p sanyou-server -- serve --demo

test:
	@$(STEP) 'system packages' scripts/setup-test.sh
	@$(MAKE) --no-print-directory check
	@$(STEP) 'tests, build' cargo build --workspace --all-targets --locked
	@$(STEP) 'tests, run' scripts/with-postgres.sh cargo test --workspace --locked --no-fail-fast
	@$(STEP) 'browser tests, run' npm --prefix $(BROWSER) test

check: web $(BROWSER)/node_modules/.installed
	@$(STEP) 'format' cargo fmt --all --check
	@$(STEP) 'lints' cargo clippy --workspace --all-targets --locked -- -D warnings
	@$(STEP) 'packages alone' scripts/check-alone.sh
	@$(STEP) 'layers' cargo test --workspace --locked --test outside layers::
	@$(STEP) 'front ends, check' npm --prefix $(WEB) run check
	@$(STEP) 'browser tests, check' npm --prefix $(BROWSER) run check

# Writes the API's description and the types that the front ends make from it; tests hold both to the binary.
openapi: $(WEB)/node_modules/.installed
	cargo build --workspace --all-targets --locked
	made=$$(mktemp); $${CARGO_TARGET_DIR:-target}/debug/sanyou openapi > $$made; cat $$made > server/openapi.json; rm $$made
	npm --prefix $(WEB) run types

bench: build $(BROWSER)/node_modules/.installed
	@scripts/with-postgres.sh cargo bench --locked -p sanyou-tests
	@cargo bench --locked -p sanyou-import --bench reader
	@SANYOU_BIN=$${CARGO_TARGET_DIR:-$(CURDIR)/target}/release/sanyou npm --prefix $(BROWSER) run bench

# The front ends are made again only where something that they are made of is newer.
web: $(WEB)/node_modules/.built

WEB_SOURCES := $(shell find $(WEB) server/openapi.json \( -name node_modules -o -name dist \) -prune -o -type f -print 2>/dev/null)
ifeq ($(wildcard $(WEB)/dist),)
$(WEB)/node_modules/.built: FORCE
endif
$(WEB)/node_modules/.built: $(WEB)/node_modules/.installed $(WEB_SOURCES)
	@$(STEP) 'front ends, build' npm --prefix $(WEB) run build
	@touch $@

%/node_modules/.installed: %/package-lock.json
	@$(STEP) 'npm packages of $*' bash -c 'cd $* && $(NPM_CI)'
	@touch $@
