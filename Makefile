# The project's commands. Each does all it needs; none asks anything.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

# One set of features for lints, tests and the window, so that nothing is compiled twice.
WHOLE := --workspace --all-targets --features tillup-tests/window,tillup-tests/keyring
SCREEN := xvfb-run --auto-servernum --server-args="-screen 0 1366x768x24"

.PHONY: help run test bench bench-window package fmt check setup-test check-format check-window check-rust deny deny-all build test-rust test-browser test-window

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

run: ## install what is missing, build, sell in a demo shop, open the window
	@scripts/run.sh

test: setup-test check-format check-window build test-rust test-browser test-window ## everything that CI checks

check: check-format check-window check-rust ## formats, lints, types

fmt: ## bring the Rust code into its format
	cargo fmt --all

# Five million sales need 6 GB of disk and most of an hour; SALES="50000" is enough to compare two changes.
bench: SALES ?= 50000 500000 5000000
bench: ## measure the figures (release build)
	cargo build --release --package tillupctl --package tillup --package empty-window
	cargo bench --package tillup-tests --bench sale --bench press --bench paper --bench start
	$(MAKE) --no-print-directory bench-window
	for sales in $(SALES); do
		folder=$$(mktemp -d)
		cargo run --release --package tillup-ledger --example figures -- "$$sales" "$$folder"
		cargo bench --package tillup-tests --bench totals -- "$$folder"
		rm -r "$$folder"
	done

package: ## the installer for this system, into target/release/bundle
	@if command -v apt-get >/dev/null; then scripts/setup-debian.sh package; fi
	scripts/package.sh

# In a window of its own, as the tests do it.
bench-window:
	driver="$$(scripts/tool.sh tauri-driver)"
	TAURI_DRIVER="$$driver" $(SCREEN) scripts/with-keyring.sh \
		cargo bench --package tillup-tests --features window --bench window --bench wire

setup-test:
	@if command -v apt-get >/dev/null; then scripts/setup-debian.sh test; fi

check-format:
	cargo fmt --all --check

# The window's scripts: lint, types, words and figures.
check-window: node_modules/.package-lock.json
	npm run --silent lint
	npm run --silent types
	npm run --silent test

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-progress
	@touch $@

check-rust:
	cargo clippy $(WHOLE) -- --deny warnings

# Not part of `make test`: building cargo-deny takes longer than all lints together. The public workflow runs it.
deny: ## licences, bans and sources of all dependencies
	"$$(scripts/tool.sh cargo-deny)" --all-features check licenses bans sources

deny-all: ## that, and known weaknesses (asks the advisory database)
	"$$(scripts/tool.sh cargo-deny)" --all-features check

# What the tests run is linted while it is compiled, as `cargo clippy` does it: to lint first reads every library once more,
# which is a fifth of a first run. Where nothing but the lints is wanted, check-rust is quicker.
build test-rust test-window: export RUSTC_WORKSPACE_WRAPPER := clippy-driver
build test-rust test-window: export CLIPPY_ARGS := --deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__

build:
	cargo build $(WHOLE)

# With a keyring of its own, for the tests that keep keys where a shop keeps them.
# What drives the window is compiled meanwhile: the tests wait more than they compute.
test-rust: ## unit and integration tests
	scripts/tool.sh tauri-driver >/dev/null &
	scripts/with-keyring.sh cargo test --workspace --features tillup-tests/window,tillup-tests/keyring
	wait

test-browser: node_modules/.package-lock.json ## the window's files in Chromium, with a stand-in for the program; pictures go to artifacts/
	npm run --silent test:browser

# The display comes first: what the session bus starts must inherit it.
test-window: build ## the real window, end to end; pictures go to artifacts/
	driver="$$(scripts/tool.sh tauri-driver)"
	TAURI_DRIVER="$$driver" $(SCREEN) scripts/with-keyring.sh \
		cargo test --workspace --features tillup-tests/window,tillup-tests/keyring --test window -- --ignored --test-threads 1
