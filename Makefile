# What can be done with this repository. `make` alone lists it.
#
# Paths are relative, so that the repository may lie in a folder with spaces in its name.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

RELEASE := .build/release/banshi
DEBUG := .build/debug/banshi
PYTHON := .venv/bin/python

.PHONY: help setup build run test test-api check bench fuzz format clean

help: ## List these targets.
	@sed -nE 's/^([a-z-]+):.*## (.*)$$/  make \1\t\2/p' Makefile | expand -t 16

setup: ## Install what is missing to build and test: system packages, a browser, Python readers.
	@bash Scripts/setup.sh

build: ## Build the program: .build/release/banshi.
	swift build -c release --product banshi

run: ## Build, play the sample programme, write its documents to var/demo/documents, and serve it.
	@bash Scripts/setup.sh run
	swift build -c release --product banshi
	@bash Scripts/run.sh $(RELEASE) var/demo

test: setup ## Everything: check, unit tests, documents in other readers, journeys in a browser, the kill test.
	@bash Scripts/test.sh $(DEBUG) $(PYTHON)

test-api: setup ## The interface for other programs: requests made up from its description, and a generated client.
	swift build --product banshi
	@bash Scripts/api.sh $(DEBUG)

check: ## Formatting and the rules of the house; builds nothing.
	@bash Scripts/check.sh

bench: ## This program and its peers, side by side in one run.
	@bash Scripts/setup.sh bench
	@bash Scripts/bench.sh

fuzz: setup ## Each reader against broken input, two minutes each.
	@bash Tests/Fuzz/run.sh 120

format: ## Format the Swift sources in place.
	swift format --in-place --recursive Sources Tests Package.swift

clean: ## Remove what was built and the sample programme; settings and other data stay.
	rm -rf .build .build-fuzz .venv .venv-api .venv-bench .venv-peers Benchmarks/.build var/api var/demo var/test
