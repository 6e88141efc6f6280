.PHONY: bench
bench: ## Measure the engine's own queries and set operations.
	scripts/install-bench-packages
	cd Benchmarks && swift package --allow-writing-to-package-directory benchmark

.PHONY: bench-compare
bench-compare: ## Compare the engine with C, Boost.ICL, PostgreSQL and portion (ARGUMENTS="--quick --json").
	scripts/install-bench-packages
	Benchmarks/compare $(ARGUMENTS)

.PHONY: bench-instructions
bench-instructions: ## Fail where a slot query takes over 5 % more instructions than it did.
	scripts/install-bench-packages
	Benchmarks/instruction-counts

.PHONY: bench-serve
bench-serve: ## Let wrk ask a server for slots, for a fixed body of the same size, and nginx for a file with the same bytes.
	scripts/install-bench-packages
	swift build --configuration release --product bookable
	Benchmarks/serve
	Benchmarks/serve-beside-nginx

.PHONY: bench-bookings
bench-bookings: ## Let wrk book on PostgreSQL beside pgbench, and on SQLite beside bare commits.
	scripts/install-bench-packages
	swift build --configuration release --product bookable
	Benchmarks/bookings
	Benchmarks/bookings-sqlite --check

.PHONY: bench-size
bench-size: ## Ask for slots among a million providers; takes half an hour and 10 GB.
	scripts/install-bench-packages
	swift build --configuration release --product bookable
	Benchmarks/size

.PHONY: bench-policies
bench-policies: ## Measure policies beside plain C, and the replay of cancellations beside DuckDB, Polars and Python (ARGUMENTS="--quick").
	scripts/install-bench-packages
	cd Benchmarks && swift build --configuration release --product bench-policies
	Benchmarks/.build/release/bench-policies $(ARGUMENTS)

.PHONY: bench-rules
bench-rules: ## Measure what judging a slot by an availability rule costs, beside listing it and beside plain Lua.
	scripts/install-system-packages build
	swift build --configuration release --product rule-bench
	.build/release/rule-bench $(ARGUMENTS)

.PHONY: bench-messages
bench-messages: ## Send 100,000 reminders that are due at once, beside a bare loop of libcurl (ARGUMENTS="--connections 8").
	scripts/install-system-packages test
	scripts/install-message-peers
	swift build --configuration release --product bookable
	Benchmarks/messages --check $(ARGUMENTS)

.PHONY: bench-planning
bench-planning: ## Measure what planning mails adds to the transaction of a booking, on SQLite and on PostgreSQL.
	scripts/install-bench-packages
	swift build --configuration release --product bookable
	Benchmarks/message-planning --check $(ARGUMENTS)

.PHONY: bench-calendars
bench-calendars: ## Measure polling 10,000 linked calendars, slots with links, reading beside libical and recurring-ical-events, and twelve costly files.
	scripts/install-system-packages test
	scripts/install-bench-packages
	scripts/install-calendar-readers
	swift build --configuration release --product bookable
	Benchmarks/calendar-links
	Benchmarks/calendar-reader --check
	Benchmarks/calendar-feeds

.PHONY: bench-search
bench-search: ## Search a marketplace of 100,000 providers 50 times a second, and hold latency, memory and the free-time filter to their limits.
	scripts/install-bench-packages
	swift build --configuration release --product bookable
	swift build --configuration release --product search-bench
	Benchmarks/search $(ARGUMENTS)

.PHONY: bench-pages
bench-pages: ## Measure the first view of a page in Chromium, here and on a slow phone.
	scripts/install-system-packages test
	swift build --configuration release --product bookable
	.build/page-peers/bin/python Benchmarks/pages .build/release/bookable
