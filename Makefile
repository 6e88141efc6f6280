SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

HOST ?= 127.0.0.1
PORT ?= 8080
DATABASE ?= var/bookable.sqlite
SEED ?= 1
PROGRAMS ?= 200000
PROCESSES ?= 16
REFUNDS ?= 10000
EXAMPLES ?= 100
SEARCHES ?= 10000
PRACTICES ?= 200
BOOKINGS ?= 10000
FILES ?= 100000
STEPS ?= 2000
WALKS ?= 1000
CALENDARS ?= 20000
SUITE ?= bookworm

formatted := Package.swift Sources Tests policies Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Engine Benchmarks/Server

.PHONY: help
help: ## Show what can be made.
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: run
run: ## Install what is missing, build, seed the demo and serve it (HOST, PORT, DATABASE).
	scripts/install-system-packages run
	swift build -c release --product bookable
	mkdir -p $(dir $(DATABASE))
	.build/release/bookable demo --database $(DATABASE) --env $(dir $(DATABASE))demo.env --url http://$(HOST):$(PORT)
	# Signs the links in mails.
	test -s $(dir $(DATABASE))secrets.key || (umask 077; head -c 32 /dev/urandom | base64 >$(dir $(DATABASE))secrets.key)
	@echo "Book, and look at the console, at http://$(HOST):$(PORT)/"
	exec .build/release/bookable serve --database $(DATABASE) --host $(HOST) --port $(PORT) \
		$(if $(filter 127.0.0.1 localhost,$(HOST)),--public-url http://$(HOST):$(PORT)) --secrets-key-file $(dir $(DATABASE))secrets.key \
		--mail-folder $(dir $(DATABASE))mail --mail-from bookings@example.com $(if $(filter 127.0.0.1 localhost,$(HOST)),--demo-member anna@example.org)

.PHONY: test
test: ## Install what the tests need and run them all.
	scripts/install-system-packages test
	swift build --build-tests
	scripts/run-tests

.PHONY: trials
trials: ## Let chance book, pay, cancel and fail against stand-ins of Stripe.
	scripts/install-system-packages test
	swift build
	Tests/PaymentTrials/trial.py agreement
	Tests/PaymentTrials/trial.py faults

.PHONY: lives
lives: ## Let bookings live at random while servers and mails fail, and judge who was told what (BOOKINGS, SEED).
	scripts/install-system-packages test
	swift build -c release --product message-lives
	set -o pipefail; for engine in sqlite postgres; do \
		.build/release/message-lives $$engine $(BOOKINGS) $(SEED) | Tests/MessageLives/check.py --prove; \
	done

.PHONY: storm
storm: ## Let many clients book at once through four servers, again while all beneath them breaks, and while clocks jump.
	scripts/install-system-packages test
	swift build -c release --product bookable
	swift build -c release --product stripe-fake
	Tests/Storm/contest.py
	Tests/Storm/faults.py
	Tests/Storm/clocks.py
	Tests/Storm/freshness.py --prove

.PHONY: agreement
agreement: ## Make random bookings and calendar changes while services fail, and check that both sides agree in the end (STEPS, SEED).
	scripts/install-system-packages test
	swift build -c release --product bookable
	Tests/CalendarAgreement/agree.py --bookable .build/release/bookable --steps $(STEPS) --seed $(SEED)
	Tests/CalendarAgreement/agree.py --bookable .build/release/bookable --steps $(STEPS) --seed $(SEED) --engine postgres --servers 4

.PHONY: calendar-readers
calendar-readers: ## Compare the busy time of random calendars with iCalendar libraries from PyPI (CALENDARS, SEED).
	scripts/install-system-packages test
	scripts/install-calendar-readers
	swift build -c release --product bookable
	Tests/CalendarReaders/kinds.py
	Tests/CalendarReaders/compare.py --calendars $(CALENDARS) --seed $(SEED)

.PHONY: walks
walks: ## Book and manage at random on the pages in Chromium, and compare them with the API (WALKS, SEED).
	scripts/install-system-packages test
	swift build -c release --product bookable
	.build/page-peers/bin/python Tests/PagesTests/walks.py .build/release/bookable $(WALKS) $(SEED)

.PHONY: pictures
pictures: ## Take pictures of every page of a demo into var/pictures, for people to look at.
	scripts/install-system-packages test
	swift build --product bookable
	.build/page-peers/bin/python Tests/PagesTests/pictures.py .build/debug/bookable var/pictures

.PHONY: fuzz-policies
fuzz-policies: ## Run generated policies in many processes, and fail where two differ (PROGRAMS, PROCESSES, SEED).
	scripts/install-system-packages build
	swift build -c release --product policy-fuzz
	.build/release/policy-fuzz $(PROGRAMS) $(PROCESSES) $(SEED)

.PHONY: package
package: ## Build a Debian package with the Swift runtime inside, and print its size.
	scripts/package

.PHONY: check-package
check-package: ## Install the package into a fresh Debian root, serve and back up there, and pack the image (as root, SUITE).
	scripts/install-system-packages package
	scripts/check-package "$$(ls -t .build/package/bookable_*.deb | head -n 1)" $(SUITE)

.PHONY: csv-proof
csv-proof: ## Compare totals of random cancellation files with Python's csv module (FILES, SEED).
	scripts/install-system-packages test
	swift build --build-tests
	BOOKABLE_CSV_FILES=$(FILES) BOOKABLE_SEEDS="$(SEED)..<$$(( $(SEED) + 1 ))" swift test --skip-build --filter OtherReaderTests

.PHONY: search-proof
search-proof: ## Compare random searches of random marketplaces with a model in Python, on both engines, and book what they show (SEARCHES, SEED).
	scripts/install-system-packages test
	swift build --build-tests
	BOOKABLE_SEARCHES=$(SEARCHES) BOOKABLE_SEEDS="$(SEED)..<$$(( $(SEED) + 1 ))" swift test --skip-build --filter SearchProofTests

.PHONY: figure-proof
figure-proof: ## Compare the figures of random practices with a recount from their rows, on both engines (PRACTICES, SEED).
	scripts/install-system-packages test
	swift build --build-tests
	BOOKABLE_SEEDS="$(SEED)..<$$(( $(SEED) + $(PRACTICES) ))" swift test --skip-build --filter BookingsTests.FigureTests

.PHONY: audit-proof
audit-proof: ## Record refunds under every policy, and audit them in ten processes at once (REFUNDS, SEED).
	scripts/install-system-packages test
	swift build -c release --product bookable
	swift build -c release --product refund-recorder
	Tests/Proof/audit-in-processes .build/release/bookable .build/release/refund-recorder $(REFUNDS) $(SEED)

.PHONY: siege
siege: ## Let a thousand hostile connections of each kind attack a server while an honest client books.
	scripts/install-system-packages test
	swift build -c release --product bookable
	Tests/Siege/siege.py

.PHONY: flood
flood: ## Flood a provider with anonymous bookings from one address while honest clients book, on both engines (SEED).
	scripts/install-system-packages test
	swift build -c release --product bookable
	Tests/Siege/flood.py --seed $(SEED)
	Tests/Siege/flood.py --seed $(SEED) --engine postgres

.PHONY: format
format: ## Format the sources in place.
	swift format --in-place --recursive --parallel $(formatted)

.PHONY: lint
lint: ## Fail where a source is not formatted, breaks a rule, or does not keep the structure.
	scripts/install-system-packages test
	swift format lint --strict --recursive --parallel $(formatted)
	cd scripts && python3 -m unittest --quiet structure.test_checks
	scripts/check-structure
	scripts/generate-cldr --check

.PHONY: fuzz-api
fuzz-api: ## Hold a served demo against its description with Schemathesis from PyPI, on both engines (SEED, EXAMPLES).
	scripts/install-system-packages test
	swift build --product bookable
	scripts/fuzz-api .build/debug/bookable --seed $(SEED) --max-examples $(EXAMPLES)

.PHONY: settings
settings: ## Write the table of settings into docs/operations.md.
	swift build --product bookable
	scripts/update-settings

.PHONY: cldr
cldr: ## Write the tables of languages anew from the CLDR data in Babel from PyPI.
	scripts/install-system-packages test
	scripts/generate-cldr

.PHONY: docs
docs: ## Fail where a document points at something that is not there.
	scripts/install-system-packages test
	scripts/check-docs

include Benchmarks/bench.mk
