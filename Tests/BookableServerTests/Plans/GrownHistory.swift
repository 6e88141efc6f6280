import CivilTime
import SQL

/// Fills the tables with the years behind a practice, and with other practices, by copies of rows that the server made.
struct GrownHistory {
    let engine: Engine
    let database: any SQLDatabase

    /// A booking that stands and is not paid, before the days that a walk books.
    let standing: HeldBooking

    /// A booking that was paid through Stripe and cancelled, with its payment, its refund and the part that was paid back.
    let returned: HeldBooking

    /// A policy of the practice.
    let policy: String

    /// An endpoint that is told of the practice's events.
    let endpoint: String

    /// A calendar of the practice that is linked.
    let calendar: String

    /// Makes so many rows of so many before in every table that grows with the practice, and half as many in those that grow with the
    /// number of practices.
    func grow(from before: Int = 0, to rows: Int) async throws {
        let (all, half) = (before + 1..<rows + 1, before / 2 + 1..<rows / 2 + 1)
        try await growBookings(by: all, half)
        try await growReturns(by: half)
        try await growPractices(by: half)
        try await growBusyTimes(by: all)
        try await growWork(by: all)
        try await growAuditLog(by: all)
        try await growMessages(by: all)
        try await growPlans(by: all)
        try await growDeliveries(by: all, half)
        try await growCalendars(by: half)
        try await growContacts(by: half)
        try await growReviews(by: half)
        try await growFigures(by: half)
    }

    /// Months and marks of other practices.
    private func growFigures(by copies: Range<Int>) async throws {
        try await insert(
            """
            INSERT INTO monthly_figures (provider_id, month, service_id, made, bookings, scheduled, completed,
                cancelled_by_client, cancelled_by_provider, no_shows, expired, sessions, booked_minutes, lead_seconds,
                lead_classes, clients, returning_clients)
            \(numbers(copies)) SELECT 'prv_a' || n, '1900-01', 'svc_a', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '0,0,0,0,0,0', 0, 0
                FROM numbers
            """
        )
        try await insert(
            """
            INSERT INTO monthly_money (provider_id, month, service_id, currency, paid, refunded, payments, received, refunds,
                returned)
            \(numbers(copies)) SELECT 'prv_a' || n, '1900-01', 'svc_a', 'EUR', 0, 0, 0, 0, 0, 0 FROM numbers
            """
        )
        for (table, columns, values) in [
            ("monthly_open_time", "open_minutes, busy_minutes", "0, 0"),
            ("monthly_demand", "service_id, outcome, looks, bookings", "'svc_a', 'offered', 1, 0"),
            ("monthly_demand_hours", "service_id, day_of_week, hour, asked, offered", "'svc_a', 1, 9, 1, 1"),
        ] {
            try await insert(
                """
                INSERT INTO \(table) (provider_id, month, \(columns))
                \(numbers(copies)) SELECT 'prv_a' || n, '1900-01', \(values) FROM numbers
                """
            )
        }
        try await insert(
            """
            INSERT INTO figure_marks (provider_id, revision) \(numbers(copies)) SELECT 'prv_a' || n, 1 FROM numbers
            """
        )
    }

    /// Reviews of past sessions, of which the newest are hidden, and reports on all of them.
    private func growReviews(by copies: Range<Int>) async throws {
        let (now, no) = (instant("\(Stage.now.secondsSince1970)"), engine == .sqlite ? "0" : "false")
        for (name, reason, hiding, decided) in [("0", "NULL", "NULL", now), ("1", "'Rude'", now, "NULL")] {
            try await insert(
                """
                INSERT INTO reviews (provider_id, review_id, booking_id, stars, text, is_named, written_at, revision,
                    hidden_because, hidden_at)
                \(numbers(copies)) SELECT 'prv_anna', 'rev_anna_\(name)' || n, 'bkg_anna_\(name)' || n, 5, 'Fine', \(no),
                    \(now), 1, \(reason), \(hiding) FROM numbers
                """
            )
            try await insert(
                """
                INSERT INTO review_reports (provider_id, review_id, reason, reports, first_at, decided_at)
                \(numbers(copies)) SELECT 'prv_anna', 'rev_anna_\(name)' || n, 'spam', 1, \(now), \(decided) FROM numbers
                """
            )
        }
    }

    /// What was told of the past, and what is to be told of bookings far ahead.
    private func growMessages(by copies: Range<Int>) async throws {
        let now = instant("\(Stage.now.secondsSince1970)")
        for (name, status, due) in [
            ("0", "sent", "NULL"), ("1", "planned", instant("(\(Stage.now.secondsSince1970) + 86400000 + n)")),
        ] {
            try await insert(
                """
                INSERT INTO messages (provider_id, booking_id, revision, occasion, subject, recipient, channel, status, due_at,
                    available_at, attempts, is_repeated, message_id, report_due_at)
                \(numbers(copies)) SELECT 'prv_anna', 'bkg_anna_\(name)' || n, 1, 'confirmed', '', 'client', 'sms',
                    '\(status)', \(now), \(due), 0, \(engine == .sqlite ? "0" : "false"), 'SM' || n,
                    \(instant("(\(Stage.now.secondsSince1970) + 86400000 + n)")) FROM numbers
                """
            )
        }
    }

    /// What is planned about bookings far ahead.
    private func growPlans(by copies: Range<Int>) async throws {
        try await insert(
            """
            INSERT INTO message_plans (provider_id, booking_id, changes, available_at)
            \(numbers(copies)) SELECT 'prv_anna', 'bkg_anna_2' || n, '1 - - first_reminder.client.email@4000000000',
                \(instant("(\(Stage.now.secondsSince1970) + 86400000 + n)")) FROM numbers
            """
        )
    }

    /// What the practice's endpoint was told and is to be told much later, and endpoints of others that are due much later.
    private func growDeliveries(by all: Range<Int>, _ half: Range<Int>) async throws {
        let now = instant("\(Stage.now.secondsSince1970)")
        let later = instant("(\(Stage.now.secondsSince1970) + 86400000 + n)")
        for (sequence, status, due) in [("100000 + n", "delivered", "NULL"), ("200000 + n", "pending", later)] {
            try await insert(
                """
                INSERT INTO webhook_deliveries (provider_id, endpoint_id, sequence, event_kind, status, attempts, due_at,
                    tried_since, failures, created_at)
                \(numbers(all)) SELECT 'prv_anna', '\(endpoint)', \(sequence), 'booking.created', '\(status)', 1, \(due),
                    \(now), 0, \(now) FROM numbers
                """
            )
        }
        try await insert(
            """
            INSERT INTO webhook_deliveries (provider_id, endpoint_id, sequence, event_kind, status, attempts, tried_since,
                failures, created_at)
            \(numbers(1..<121)) SELECT 'prv_anna', '\(endpoint)', 300000 + n, 'booking.created', 'delivered', 1, \(now), 0,
                \(instant("(\(Stage.now.secondsSince1970) - 86400000)")) FROM numbers
            """
        )
        for name in ["0", "1", "2"] { try await growEndpoints(by: half, name) }
    }

    private func growEndpoints(by copies: Range<Int>, _ name: String) async throws {
        let (now, later) = (
            instant("\(Stage.now.secondsSince1970)"), instant("(\(Stage.now.secondsSince1970) + 86400000 + n)")
        )
        try await insert(
            """
            INSERT INTO webhook_endpoints (provider_id, endpoint_id, url, description, event_kinds, failures, due_at, secret,
                created_at, created_by, updated_at)
            \(numbers(copies)) SELECT 'prv_a' || n, 'whe_a' || n || '_\(name)', 'https://events.example', '', '[]', 0, \(later),
                \(hash("'secret'")), \(now), 'system', \(now) FROM numbers
            """
        )
    }

    /// Half of them behind the booking that stands and half far ahead, where they cost those who look for neighbours.
    private func growBookings(by all: Range<Int>, _ half: Range<Int>) async throws {
        for (name, offset) in [("0", "- n * 3600"), ("1", "+ 31536000 + n * 3600")] {
            let new = ["booking_id": "'bkg_anna_\(name)' || n", "token_hash": hash("'\(name)' || n")]
            try await copy("bookings", of: standing.id, half, new.merging(moved(offset)) { $1 })
            for table in [
                "booking_history", "earlier_clients", "booking_contacts", "booking_notes", "booking_documents",
            ] {
                try await copy(table, of: standing.id, half, ["booking_id": "'bkg_anna_\(name)' || n"])
            }
        }
        // Holds of which none has run out.
        let held = [
            "booking_id": "'bkg_anna_3' || n", "token_hash": hash("'3' || n"), "status": "'pending'",
            "expires_at": instant("(\(Stage.now.secondsSince1970) + 300000000 + n)"),
        ]
        try await copy("bookings", of: standing.id, all, held.merging(moved("+ 315360000 + n * 3600")) { $1 })
    }

    private func growReturns(by copies: Range<Int>) async throws {
        let booking = ["booking_id": "'bkg_anna_2' || n"]
        try await copy(
            "bookings",
            of: returned.id,
            copies,
            booking.merging(["token_hash": hash("'2' || n")]) { $1 }.merging(moved("- n * 3600")) { $1 }
        )
        for table in ["booking_history", "booking_contacts"] { try await copy(table, of: returned.id, copies, booking) }
        let payment = ["payment_id": "'pay_anna_2' || n"]
        let stripe = [
            "intent_id": "'pi_old' || n", "refunded": "0", "recorded_at": instant("recorded_at", "- 8640000"),
        ]
        try await copy("payments", of: returned.id, copies, booking.merging(payment) { $1 }.merging(stripe) { $1 })
        try await insert(
            """
            INSERT INTO disputes (provider_id, payment_id, dispute_id, status, amount, withdrawn, opened_at, closed_at)
            \(numbers(copies)) SELECT 'prv_anna', 'pay_anna_2' || n, 'dp_old' || n, 'won', 1000, 0,
                \(instant("\(Stage.now.secondsSince1970)")), \(instant("\(Stage.now.secondsSince1970)")) FROM numbers
            """
        )
        let refund = ["refund_id": "'rfd_anna_2' || n"]
        // By hand, so that an audit reads them, and does not run a policy for each.
        let manual = refund.merging(["kind": "'manual'", "input": "NULL"]) { $1 }
        try await copy("refunds", of: returned.id, copies, booking.merging(manual) { $1 })
        let asked = ["stripe_refund_id": "'re_old' || n", "requested_at": instant("requested_at", "- 8640000")]
        try await copy(
            "refund_parts",
            where: "refund_id IN (SELECT refund_id FROM refunds WHERE booking_id = '\(returned.id)')",
            copies,
            refund.merging(payment) { $1 }.merging(asked) { $1 }
        )
    }

    private func growPractices(by copies: Range<Int>) async throws {
        let provider = ["provider_id": "'prv_a' || n"]
        let service = provider.merging(["service_id": "'svc_a' || n || '_hour'"]) { $1 }
        let policy = provider.merging(["policy_id": "'pol_a' || n || '_0'"]) { $1 }
        let anna = "provider_id = 'prv_anna'"
        try await copy("providers", where: anna, copies, provider)
        try await copy("weekly_hours", where: "\(anna) AND position = 0", copies, provider)
        try await copy("availability_rules", where: "\(anna) AND number = 1", copies, provider)
        let earlier = ["number": "1000 + n", "version": "'sha256:' || n"]
        try await copy("availability_rules", where: "\(anna) AND number = 1", copies, earlier)
        try await copy("services", where: "service_id = 'svc_anna_hour'", copies, service)
        try await copy("policies", where: "policy_id = '\(self.policy)'", copies, policy)
        try await copy("policy_versions", where: "policy_id = '\(self.policy)' AND number = 1", copies, policy)
        try await copy(
            "api_keys",
            where: "\(anna) AND revoked_at IS NULL AND expires_at IS NULL",
            copies,
            provider.merging([
                "key_id": "'key_a' || n", "secret_hash": hash("'key' || n"),
            ]) { $1 }
        )
        let inForce = "\(anna) AND revoked_at IS NULL AND expires_at IS NULL"
        // Keys that the practice itself has revoked, and others that have expired.
        for (mark, column) in [("b", "revoked_at"), ("c", "expires_at")] {
            let changes = [
                "key_id": "'key_\(mark)' || n", "secret_hash": hash("'\(mark)' || n"), column: "source.created_at",
            ]
            try await copy("api_keys", where: inForce, copies, changes)
        }
        let booking = service.merging(["booking_id": "'bkg_a' || n || '_0'", "token_hash": hash("'other' || n")]) { $1 }
        try await copy("bookings", of: standing.id, copies, booking)
        try await copy("booking_history", of: standing.id, copies, booking)
    }

    /// Half an hour in each hour of the past, and an event for each.
    private func growBusyTimes(by copies: Range<Int>) async throws {
        try await insert(
            """
            INSERT INTO busy_times (provider_id, busy_id, source, start_at, end_at, created_at, created_by)
            \(numbers(copies)) SELECT 'prv_anna', 'bsy_anna_0' || n, 'manual', \(instant("(\(Stage.now.secondsSince1970) - n * 3600)")),
                \(instant("(\(Stage.now.secondsSince1970) - n * 3600 + 1800)")), \(instant("\(Stage.now.secondsSince1970)")), 'system' FROM numbers
            """
        )
        try await insert(
            """
            INSERT INTO events (provider_id, sequence, kind, occurred_at, data)
            \(numbers(copies)) SELECT 'prv_anna', 1000 + n, 'booking.created', \(instant("\(Stage.now.secondsSince1970)")), '{}' FROM numbers
            """
        )
    }

    /// What was read and changed in the years before, of the practice and of others.
    private func growAuditLog(by copies: Range<Int>) async throws {
        for (name, provider) in [("0", "'prv_anna'"), ("1", "'prv_a' || n")] {
            try await insert(
                """
                INSERT INTO audit_entries (provider_id, recorded_at, entry_id, actor, acted_for, access, action, booking_id,
                    subjects, fields)
                \(numbers(copies)) SELECT \(provider), \(instant("(\(Stage.now.secondsSince1970) - 86400 - n)")),
                    'aud_\(name)' || n, 'key:key_old', 'provider', 'read', 'GET', 'bkg_anna_0' || n, '[]', '[]' FROM numbers
                """
            )
        }
    }

    /// Jobs that are given up or not yet due, events that were read, and answers that are kept.
    private func growWork(by copies: Range<Int>) async throws {
        let now = instant("\(Stage.now.secondsSince1970)")
        for (name, status, due) in [("0", "dead", "- n"), ("1", "ready", "+ 86400000 + n")] {
            try await insert(
                """
                INSERT INTO jobs (provider_id, job_id, kind, payload, status, attempts, available_at, created_at)
                \(numbers(copies)) SELECT 'prv_anna', 'job_anna_\(name)' || n, 'refund', '{}', '\(status)', 3,
                    \(instant("(\(Stage.now.secondsSince1970) \(due))")), \(now) FROM numbers
                """
            )
        }
        try await insert(
            """
            INSERT INTO stripe_events (is_live, event_id, kind, object_id, created_at, received_at, processed_at)
            \(numbers(copies)) SELECT \(engine == .sqlite ? "0" : "false"), 'evt_old' || n, 'charge.updated', NULL,
                \(now), \(instant("(\(Stage.now.secondsSince1970) - n)")), \(now) FROM numbers
            """
        )
        try await insert(
            """
            INSERT INTO idempotency_keys (key_hash, request_hash, sealed_body, created_at)
            \(numbers(copies)) SELECT \(hash("'key' || n")), \(hash("'request'")), \(hash("'answer'")), \(instant("(\(Stage.now.secondsSince1970) - 3600)")) FROM numbers
            """
        )
    }
}
